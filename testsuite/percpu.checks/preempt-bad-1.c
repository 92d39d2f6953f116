/* SPDX-License-Identifier: GPL-2.0-or-later */
/* This CPU is meant where the function shows that it can be moved.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

void behind_a_mutex (void)
{
	mutex_lock (&mutex);		/* { dg-message "@mutex_lock:'mutex_lock' may sleep at the same depth, so preemption is enabled" "proof" } */
	work (smp_processor_id ());	/* { dg-error "@smp_processor_id:'smp_processor_id' means this CPU, but the task can be moved to another here \\[percpu-preempt\\]" "number" } */
	/* { dg-message "@smp_processor_id:if any CPU will do, say 'raw_smp_processor_id" "advice" { target * } .-1 } */
	mutex_unlock (&mutex);
}

void in_front_of_a_sleep (void)
{
	this_cpu_ptr (&stats)->packets++;	/* { dg-error "@this_cpu_ptr:'this_cpu_ptr' means this CPU.*\\[percpu-preempt\\]" "pointer" } */
	msleep (1);
}

void *with_an_allocation (void)
{
	__this_cpu_inc (hits);		/* { dg-error "@__this_cpu_inc:\\[percpu-preempt\\]" "operation" } */
	return kmalloc (100, GFP_KERNEL);
}

int section_over (void)
{
	get_cpu ();
	work (1);
	put_cpu ();			/* { dg-message "@put_cpu:'put_cpu' has ended the section that held the CPU" "ended" } */
	return smp_processor_id ();	/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "behind a section" } */
}

static void count (void)
{
	__this_cpu_inc (hits);		/* { dg-message "@__this_cpu_inc:'count' needs the CPU here, by '__this_cpu_inc'" "inner" } */
}

void by_a_helper (void)
{
	msleep (1);
	count ();			/* { dg-error "@count:'count' means this CPU.*\\[percpu-preempt\\]" "helper" } */
}

/* Boot code is not alone in calling it.  */
static void boots_and_runs (void)
{
	msleep (1);
	__this_cpu_inc (hits);		/* { dg-error "@__this_cpu_inc:\\[percpu-preempt\\]" "not only at boot" } */
}

__attribute__((section (".init.text"))) void boots (void)
{
	boots_and_runs ();
}

void runs (void)
{
	boots_and_runs ();
}

__attribute__((section (".reference"))) void other_section (void)
{
	msleep (1);
	work (smp_processor_id ());	/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "other section" } */
}

/* The loop ends some time, and then the function sleeps.  */
void *looks_first (struct item *list)
{
	for (struct item *item = list; item; item = item->next) {
		__this_cpu_inc (hits);	/* { dg-error "@__this_cpu_inc:\\[percpu-preempt\\]" "in a loop" } */
		if (item->wanted)
			return item;
	}
	return kmalloc (100, GFP_KERNEL);
}

/* What is found in memory does not tell where the function is called.  */
static void count_if_wanted (struct item *item)
{
	if (item->wanted)
		__this_cpu_inc (hits);	/* { dg-message "@__this_cpu_inc:'count_if_wanted' needs the CPU here" "inner" } */
}

void calls_with_an_item (struct item *item)
{
	msleep (1);
	count_if_wanted (item);		/* { dg-error "@count_if_wanted:'count_if_wanted' means this CPU.*\\[percpu-preempt\\]" "memory" } */
}

/* The one report is in the callee.  */
static void wrong_itself (void)
{
	__this_cpu_inc (hits);		/* { dg-error "@__this_cpu_inc:\\[percpu-preempt\\]" "callee" } */
	msleep (1);
}

void calls_wrong_one (void)
{
	msleep (1);
	wrong_itself ();
}
