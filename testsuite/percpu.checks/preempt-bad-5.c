/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Behind the local_bh_enable () that ends the function's own section.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-rt.h"

int valid (int);

void behind_the_section (void)
{
	local_bh_disable ();
	__this_cpu_inc (hits);
	local_bh_enable ();		/* { dg-message "@local_bh_enable:'local_bh_enable' has ended the section" "end" } */
	__this_cpu_inc (hits);		/* { dg-error "@__this_cpu_inc:'__this_cpu_inc' means this CPU, but the task can be moved to another here \\[percpu-preempt\\]" "behind" } */
					/* { dg-message "@__this_cpu_inc:without the underscores" "advice" { target * } .-1 } */
}

extern spinlock_t locks[4];

/* One lock or two: how many is not known behind a call of these.  */
static void unlock (unsigned int a, unsigned int b)
{
	spin_unlock (&locks[a]);
	if (a != b)
		spin_unlock (&locks[b]);
}

static bool lock_both (unsigned int a, unsigned int b)
{
	spin_lock (&locks[a]);
	if (a != b)
		spin_lock (&locks[b]);
	if (valid (0)) {
		unlock (a, b);
		return true;
	}
	return false;
}

int locks_of_helpers (unsigned int a, unsigned int b)
{
	local_bh_disable ();
	while (lock_both (a, b))
		;
	if (!valid (1)) {
		__this_cpu_inc (hits);
		goto out;
	}
	unlock (a, b);
	local_bh_enable ();		/* { dg-message "@local_bh_enable:'local_bh_enable' has ended the section" "end" } */
	if (!valid (2)) {
		__this_cpu_inc (hits);	/* { dg-error "@__this_cpu_inc:'__this_cpu_inc' means this CPU, but the task can be moved to another here \\[percpu-preempt\\]" "helpers" } */
					/* { dg-message "@__this_cpu_inc:without the underscores" "advice" { target * } .-1 } */
		return 1;
	}
	return 0;
out:
	unlock (a, b);
	local_bh_enable ();
	return 2;
}
