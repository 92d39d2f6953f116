/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=percpu-balance.  */
/* { dg-do compile } */
/* { dg-plugin "warn=percpu-balance" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

int early_return (int x)
{
	int cpu = get_cpu ();		/* { dg-message "@get_cpu:it begins here" "note" } */

	if (x < 0)
		return -EINVAL;		/* { dg-warning "24:this path returns with preemption disabled, which 'get_cpu' began and nothing ends \\[percpu-balance\\]" "early return" } */
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
	return x;			/* { dg-warning "16:with interrupts disabled, which 'local_irq_save' began.*\\[percpu-balance\\]" "goto" } */
}

void in_a_loop (int n)
{
	for (int i = 0; i < n; i++) {
		struct stats *s = get_cpu_ptr (&stats);

		if (!s->peer)
			return;		/* { dg-warning "@return:'get_cpu_ptr' began and nothing ends \\[percpu-balance\\]" "loop" } */
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
		return -EINVAL;		/* { dg-warning "24:migration disabled, which 'migrate_disable' began.*\\[percpu-balance\\]" "switch" } */
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
	put_cpu ();			/* { dg-warning "@put_cpu:'put_cpu' ends a section that this path has not begun, or has ended before \\(preemption disabled\\) \\[percpu-balance\\]" "twice" } */
	return r;
}
