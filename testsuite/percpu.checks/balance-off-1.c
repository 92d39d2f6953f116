/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=balance.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=balance" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

int early_return (int x)
{
	int cpu = get_cpu ();

	if (x < 0)
		return -EINVAL;
	work (cpu);
	put_cpu ();
	return 0;
}

int goto_past_the_end (int x)
{
	unsigned long flags;

	local_irq_save (flags);
	if (work (x))
		goto out;
	local_irq_restore (flags);
	x = 3;
out:
	return x;
}

void in_a_loop (int n)
{
	for (int i = 0; i < n; i++) {
		struct stats *s = get_cpu_ptr (&stats);

		if (!s->peer)
			return;
		s->packets++;
		put_cpu_ptr (&stats);
	}
}

int migration (int x)
{
	migrate_disable ();
	switch (work (x)) {
	case 0:
		migrate_enable ();
		return 1;
	case 1:
		return -EINVAL;
	}
	migrate_enable ();
	return 0;
}

int put_twice (int x)
{
	int r = 0;

	get_cpu ();
	if (work (x)) {
		put_cpu ();
		r = -EINVAL;
		goto out;
	}
	work (3);
out:
	put_cpu ();
	return r;
}
