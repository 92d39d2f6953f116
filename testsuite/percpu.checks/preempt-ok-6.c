/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a lock is taken that is reached through a member, only those know who have put it there.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

struct console {
	void (*device_lock) (struct console *, unsigned long *);
	void (*device_unlock) (struct console *, unsigned long);
	void (*unlock) (struct console *);
};
void console (int cpu);

void prints (struct console *con)
{
	unsigned long flags;

	msleep (1);
	con->device_lock (con, &flags);
	console (smp_processor_id ());
	con->device_unlock (con, flags);
}

void prints_between (struct console *con)
{
	msleep (1);
	con->unlock (con);
	console (smp_processor_id ());
}

static bool emits (struct console *con, bool atomic)
{
	unsigned long flags;

	if (!atomic)
		con->device_lock (con, &flags);
	console (smp_processor_id ());
	if (!atomic)
		con->device_unlock (con, flags);
	return con;
}

void from_process_context (struct console *con)
{
	msleep (1);
	emits (con, false);
}
