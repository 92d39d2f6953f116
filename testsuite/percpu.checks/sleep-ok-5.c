/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who does not want that can say so.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -DCONFIG_PREEMPT_RT -Wno-unused-value" } */
/* { dg-plugin "rt=no" } */
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
