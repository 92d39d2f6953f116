/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without PREEMPT_RT, and without the option, no spinlock_t sleeps.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-rt.h"

void lock_with_preemption_disabled (void *p)
{
	get_cpu ();
	spin_lock (&slock);
	hits = get_random_u32 ();
	kfree (p);
	spin_unlock (&slock);
	put_cpu ();
}
