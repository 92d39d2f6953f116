/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sections of interrupts of which the inner one takes away what the outer one needs.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/flow-kernel.h"

void saved_twice (void)
{
	unsigned long flags;

	local_irq_save (flags);		/* { dg-message "@local_irq_save:what was saved here is not restored" "outer" } */
	hits++;
	local_irq_save (flags);		/* { dg-message "@local_irq_save:it was saved here, with interrupts disabled already" "inner" } */
	hits++;
	local_irq_restore (flags);
	local_irq_restore (flags);	/* { dg-error "@local_irq_restore:'local_irq_restore' ends the outer section, but restores what was saved in it: interrupts stay disabled \\[percpu-balance\\]" "restored" } */
}

void opened (void)
{
	unsigned long flags;

	local_irq_save (flags);		/* { dg-message "@local_irq_save:that section begins here" "begin" } */
	local_irq_disable ();
	hits++;
	local_irq_enable ();		/* { dg-error "@local_irq_enable:'local_irq_enable' enables interrupts in a section that is to keep them disabled \\[percpu-balance\\]" "enabled" } */
	local_irq_restore (flags);
}

/* The caller may know from the result, but not why it is ended where others end theirs. */
int put_twice (int x)
{
	int err;

	get_cpu ();			/* { dg-message "@get_cpu:a section began here" "begin" } */
	err = work (x);
	if (err) {
		put_cpu ();
		goto out;
	}
	hits++;
out:
	put_cpu ();			/* { dg-error "@put_cpu:'put_cpu' ends a section that this path has not begun, or has ended before \\(preemption disabled\\) \\[percpu-balance\\]" "twice" } */
	return err;
}
