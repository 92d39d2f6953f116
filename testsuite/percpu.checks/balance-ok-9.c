/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a trylock gave is kept as a truth value, and another way says that the lock is held.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#include "input/irqsave.h"

extern int oops_in_progress, busy;
void poll (void);
void put (const char *text);

void console_write (const char *text)
{
	bool locked = true;
	unsigned long flags;

	if (oops_in_progress)
		locked = trylock_irqsave (&lock, flags);
	else
		lock_irqsave (&lock, flags);
	if (!locked)
		poll ();
	else if (busy)
		poll ();
	put (text);
	if (locked)
		unlock_irqrestore (&lock, flags);
}

/* The other way round, and as an integer.  */
void console_write_int (const char *text)
{
	int missed = 0;
	unsigned long flags;

	if (oops_in_progress)
		missed = !trylock_irqsave (&lock, flags);
	else
		lock_irqsave (&lock, flags);
	if (busy)
		poll ();
	put (text);
	if (!missed)
		unlock_irqrestore (&lock, flags);
}
