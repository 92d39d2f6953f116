/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Conditions that have nothing to do with the section; interrupts that were saved.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

int radix_tree_preload (gfp_t flags);
void radix_tree_preload_end (void);

int preloaded_by_one_path (gfp_t flags, int x)
{
	int ret = 0;

	if ((flags & ___GFP_DIRECT_RECLAIM) && radix_tree_preload (flags))
		return -ENOMEM;
	spin_lock (&lock);
	if (work (x)) {
		printk ("%d", x);
		if (work (2))
			ret = -EINVAL;
	}
	spin_unlock (&lock);
	radix_tree_preload_end ();	/* { dg-error "@radix_tree_preload_end:'radix_tree_preload_end' ends a section that this path has not begun.*\\[percpu-balance\\]" "not begun" } */
	return ret;
}

int held_behind_a_condition (bool local, int x)
{
	get_cpu ();
	if (local)
		put_cpu ();
	if (work (x))
		printk ("%d", x);
	if (work (2)) {
		spin_lock (&lock);
		hits = 0;
		spin_unlock (&lock);
	}
	return -EINVAL;			/* { dg-error "16:'get_cpu' began and nothing ends \\[percpu-balance\\]" "held" } */
}

int enabled_for_restored (int x)
{
	unsigned long flags;

	local_irq_save (flags);		/* { dg-message "@local_irq_save:what was saved here is not restored" "saved" } */
	hits = x;
	local_irq_enable ();		/* { dg-error "@local_irq_enable:'local_irq_enable' enables interrupts, which 'local_irq_save' may have found disabled \\[percpu-balance\\]" "enabled" } */
	return flags != 0;
}

/* Each turn begins a section, and some do not end it. */
int turns_that_go_on (const int *keys, int n)
{
	int sum = 0;

	for (int i = 0; i < n; i++) {
		get_cpu ();		/* { dg-message "@get_cpu:it begins here" "begin" } */
		if (keys[i] < 0)
			continue;
		sum += keys[i];
		put_cpu ();
	}
	return sum;			/* { dg-error "16:'get_cpu' began and nothing ends \\[percpu-balance\\]" "turns" } */
}

/* The end is in the loop, the begin in front of it. */
void begun_once (int n)
{
	preempt_disable ();		/* { dg-message "@preempt_disable:a section began here" "begin" } */
	do {
		hits = n;
		preempt_enable ();	/* { dg-error "@preempt_enable:ends a section that this path has not begun, or has ended before.*\\[percpu-balance\\]" "ended" } */
	} while (--n > 0);
}
