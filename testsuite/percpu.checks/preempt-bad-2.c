/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The contract: a function says that its callers hold the CPU.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#define __percpu_needs_cpu __attribute__ ((percpu_needs_cpu))

__percpu_needs_cpu void count_elsewhere (void);	/* { dg-message "@count_elsewhere:'count_elsewhere' is to be called with the CPU held: it is declared with '__percpu_needs_cpu'" "declaration" } */

void behind_a_mutex (void)
{
	mutex_lock (&mutex);
	count_elsewhere ();		/* { dg-error "@count_elsewhere:'count_elsewhere' means this CPU, but the task can be moved to another here \\[percpu-preempt\\]" "call" } */
	mutex_unlock (&mutex);
}

static __percpu_needs_cpu int count_here (void)
{
	__this_cpu_inc (hits);
	return hits;
}

static int passes_on (void)
{
	return count_here ();		/* { dg-message "@count_here:'passes_on' needs the CPU here, by 'count_here'" "inner" } */
}

int by_a_helper (void)
{
	msleep (1);
	return passes_on ();		/* { dg-error "@passes_on:\\[percpu-preempt\\]" "helper" } */
}

static void count (void)		/* { dg-message "@count:if the callers of 'count' are to hold the CPU, declare it with '__percpu_needs_cpu'" "offer" } */
{
	__this_cpu_inc (hits);
}

void offered (void)
{
	msleep (1);
	count ();			/* { dg-error "@count:\\[percpu-preempt\\]" "undeclared" } */
}

void lockdep_assert_preemption_disabled (void);

static void asserts (void)
{
	lockdep_assert_preemption_disabled ();	/* { dg-message "@lockdep_assert_preemption_disabled:'asserts' needs the CPU here, by 'lockdep_assert" "assertion" } */
	__this_cpu_inc (hits);
}

void against_the_assertion (void)
{
	msleep (1);
	asserts ();			/* { dg-error "@asserts:\\[percpu-preempt\\]" "asserted" } */
}
