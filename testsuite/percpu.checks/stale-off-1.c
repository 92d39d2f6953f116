/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=stale.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=stale" } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/flow-kernel.h"

void after_put (void)
{
	struct stats *s = get_cpu_ptr (&stats);

	s->packets++;
	put_cpu_ptr (&stats);
	s->bytes++;
}

int derived (int i)
{
	int *list, r;

	preempt_disable ();
	list = this_cpu_ptr (&stats)->list;
	r = list[0];
	preempt_enable ();
	return r + list[i];
}

void passed (void)
{
	struct stats *s;
	unsigned long flags;

	local_irq_save (flags);
	s = this_cpu_ptr (&stats);
	local_irq_restore (flags);
	use (s);
}

void on_one_path (int x)
{
	struct stats *s = get_cpu_ptr (&stats);

	if (x) {
		put_cpu_ptr (&stats);
		s->packets = 0;
		return;
	}
	s->packets++;
	put_cpu_ptr (&stats);
}
