/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The configuration says that it is PREEMPT_RT.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -DCONFIG_PREEMPT_RT -Wno-unused-value" } */
#include "input/flow-rt.h"

void lock_with_preemption_disabled (void)
{
	get_cpu ();		/* { dg-message "@get_cpu:the section begins here" "begin" } */
	spin_lock (&slock);	/* { dg-error "@spin_lock:with 'PREEMPT_RT' 'spin_lock' may sleep, but is called with preemption disabled by 'get_cpu' \\[percpu-sleep\\]" "get_cpu" } */
	hits++;
	spin_unlock (&slock);
	put_cpu ();
}

