/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The function ends its own section, and enables what its caller or the machine disabled.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

int enter_machine (void);

int after_both (void)
{
	int failed;

	preempt_disable ();
	failed = enter_machine ();	/* Comes back with interrupts disabled. */
	preempt_enable ();		/* { dg-message "@preempt_enable:'preempt_enable' has ended the section that held the CPU" "ended" } */
	if (failed)
		return -EINVAL;
	local_irq_enable ();
	__this_cpu_inc (hits);		/* { dg-error "@__this_cpu_inc:\\[percpu-preempt\\]" "after both" } */
	return 0;
}

int in_the_other_order (void)
{
	preempt_disable ();
	enter_machine ();
	local_irq_enable ();
	preempt_enable ();		/* { dg-message "@preempt_enable:has ended the section" "ended" } */
	return smp_processor_id ();	/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "other order" } */
}
