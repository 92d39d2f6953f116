/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=preempt.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=preempt" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

void behind_a_mutex (void)
{
	mutex_lock (&mutex);
	work (smp_processor_id ());

	mutex_unlock (&mutex);
}

void in_front_of_a_sleep (void)
{
	this_cpu_ptr (&stats)->packets++;
	msleep (1);
}

void *with_an_allocation (void)
{
	__this_cpu_inc (hits);
	return kmalloc (100, GFP_KERNEL);
}

int section_over (void)
{
	get_cpu ();
	work (1);
	put_cpu ();
	return smp_processor_id ();
}

static void count (void)
{
	__this_cpu_inc (hits);
}

void by_a_helper (void)
{
	msleep (1);
	count ();
}
