/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Interrupts that are enabled, while something else holds the CPU, or may.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

int enter_machine (void);

int before_both (void)
{
	preempt_disable ();
	enter_machine ();
	__this_cpu_inc (hits);
	local_irq_enable ();
	preempt_enable ();
	return 0;
}

int between (void)
{
	preempt_disable ();
	enter_machine ();
	local_irq_enable ();
	__this_cpu_inc (hits);
	preempt_enable ();
	return 0;
}

/* Still disabled: only the section has ended. */
int interrupts_disabled (void)
{
	preempt_disable ();
	enter_machine ();
	preempt_enable ();
	__this_cpu_inc (hits);
	local_irq_enable ();
	return 0;
}

/* The caller holds the CPU by other means, for all that is known. */
int only_enabled (void)
{
	local_irq_enable ();
	__this_cpu_inc (hits);
	return 0;
}

/* Its caller's lock, too. */
int in_a_lock (void)
{
	preempt_disable ();
	work (1);
	preempt_enable ();
	local_irq_enable ();
	spin_lock (&lock);
	__this_cpu_inc (hits);
	spin_unlock (&lock);
	return 0;
}

int disabled_again (void)
{
	preempt_disable ();
	enter_machine ();
	preempt_enable ();
	local_irq_enable ();
	work (2);
	local_irq_disable ();
	__this_cpu_inc (hits);
	return 0;
}

int restored (unsigned long flags)
{
	preempt_disable ();
	enter_machine ();
	preempt_enable ();
	local_irq_restore (flags);
	__this_cpu_inc (hits);
	return 0;
}
