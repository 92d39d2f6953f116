/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The CPU is held, or it does not matter which it is, or nothing is known.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

void held (void)
{
	mutex_lock (&mutex);
	get_cpu ();
	__this_cpu_inc (hits);
	work (smp_processor_id ());
	put_cpu ();
	mutex_unlock (&mutex);
}

void any_cpu (void)
{
	msleep (1);
	work (raw_smp_processor_id ());
	this_cpu_inc (hits);
	raw_cpu_ptr (&stats)->packets++;
}

void nothing_known (void)
{
	work (smp_processor_id ());
}

void locked (void)
{
	msleep (1);
	spin_lock (&lock);
	__this_cpu_inc (hits);
	spin_unlock (&lock);
}

void asks (void)
{
	if (preempt_count ())
		__this_cpu_inc (hits);
	else
		msleep (1);
}

void one_or_the_other (int x)
{
	if (x)
		__this_cpu_inc (hits);
	else
		msleep (1);
}

/* CPU hotplug calls it on the CPU itself. */
int goes_down (unsigned int cpu)
{
	mutex_lock (&mutex);
	__this_cpu_inc (hits);
	mutex_unlock (&mutex);
	return 0;
}

/* The kernel boots in one task on one CPU; what only boot code calls does so too.  */
static void only_boots (void)
{
	msleep (1);
	__this_cpu_inc (hits);
}

__attribute__((section (".init.text"))) void boots (void)
{
	msleep (1);
	work (smp_processor_id ());
	only_boots ();
}

__attribute__((section (".ref.text"))) void calls_init_code (void)
{
	msleep (1);
	work (smp_processor_id ());
	only_boots ();
}

/* The caller says whether the CPU is needed: it may know why.  */
static void count_if_told (int held)
{
	if (held)
		__this_cpu_inc (hits);
}

void tells (int held)
{
	if (!held)
		msleep (1);
	count_if_told (held);
}

/* The loop's end is not all that is between.  */
void chosen_behind_the_loop (struct item *list, int may_sleep)
{
	for (struct item *item = list; item; item = item->next)
		__this_cpu_inc (hits);
	if (may_sleep)
		msleep (1);
}
