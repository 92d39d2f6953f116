/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The task sleeps with a pointer that it fetched in no section.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

void slept (void)
{
	struct stats *s = this_cpu_ptr (&stats);	/* { dg-error "@this_cpu_ptr:'this_cpu_ptr' means this CPU, but the task can be moved to another here \\[percpu-preempt\\]" "fetched" } */

	mutex_lock (&mutex);			/* { dg-message "@mutex_lock:here the task may sleep, and go on on another CPU" "slept" } */
	s->packets++;				/* { dg-error "10:the pointer that 'this_cpu_ptr' gave is used after 'mutex_lock': this may be another CPU by now \\[percpu-stale\\]" "used" } */
	mutex_unlock (&mutex);
}

void before_only (void)
{
	struct stats *s = this_cpu_ptr (&stats);	/* { dg-error "@this_cpu_ptr:\\[percpu-preempt\\]" "fetched" } */

	s->packets++;				/* { dg-bogus "percpu-stale" "not yet" } */
	msleep (1);
}

void any (void)
{
	struct stats *s = raw_cpu_ptr (&stats);

	msleep (1);
	s->packets++;				/* { dg-bogus "percpu-stale" "raw" } */
}
