/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The contract is kept, or nothing shows that it is not; the function itself is silent.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#define __percpu_needs_cpu __attribute__ ((percpu_needs_cpu))

__percpu_needs_cpu void count_elsewhere (void);
void lockdep_assert_preemption_disabled (void);

void held (void)
{
	mutex_lock (&mutex);
	preempt_disable ();
	count_elsewhere ();
	preempt_enable ();
	spin_lock (&lock);
	count_elsewhere ();
	spin_unlock (&lock);
	mutex_unlock (&mutex);
}

void nothing_known (void)
{
	count_elsewhere ();
}

/* Held by its own contract. */
__percpu_needs_cpu void passes_it_on (void)
{
	__this_cpu_inc (hits);
	count_elsewhere ();
	work (smp_processor_id ());
}

static void asserts (void)
{
	lockdep_assert_preemption_disabled ();
	__this_cpu_inc (hits);
}

void asserted (void)
{
	msleep (1);
	preempt_disable ();
	asserts ();
	preempt_enable ();
}

void may_be_asserted (void)
{
	asserts ();
}
