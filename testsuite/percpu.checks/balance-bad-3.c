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
