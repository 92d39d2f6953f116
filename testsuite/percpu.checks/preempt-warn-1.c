/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=percpu-preempt.  */
/* { dg-do compile } */
/* { dg-plugin "warn=percpu-preempt" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

void behind_a_mutex (void)
{
	mutex_lock (&mutex);		/* { dg-message "@mutex_lock:'mutex_lock' may sleep at the same depth, so preemption is enabled" "proof" } */
	work (smp_processor_id ());	/* { dg-warning "@smp_processor_id:'smp_processor_id' means this CPU, but the task can be moved to another here \\[percpu-preempt\\]" "number" } */
	/* { dg-message "@smp_processor_id:if any CPU will do, say 'raw_smp_processor_id" "advice" { target * } .-1 } */
	mutex_unlock (&mutex);
}

void in_front_of_a_sleep (void)
{
	this_cpu_ptr (&stats)->packets++;	/* { dg-warning "@this_cpu_ptr:'this_cpu_ptr' means this CPU.*\\[percpu-preempt\\]" "pointer" } */
	msleep (1);
}

void *with_an_allocation (void)
{
	__this_cpu_inc (hits);		/* { dg-warning "@__this_cpu_inc:\\[percpu-preempt\\]" "operation" } */
	return kmalloc (100, GFP_KERNEL);
}

int section_over (void)
{
	get_cpu ();
	work (1);
	put_cpu ();			/* { dg-message "@put_cpu:'put_cpu' has ended the section that held the CPU" "ended" } */
	return smp_processor_id ();	/* { dg-warning "@smp_processor_id:\\[percpu-preempt\\]" "behind a section" } */
}

static void count (void)
{
	__this_cpu_inc (hits);		/* { dg-message "@__this_cpu_inc:'count' needs the CPU here, by '__this_cpu_inc'" "inner" } */
}

void by_a_helper (void)
{
	msleep (1);
	count ();			/* { dg-warning "@count:'count' means this CPU.*\\[percpu-preempt\\]" "helper" } */
}
