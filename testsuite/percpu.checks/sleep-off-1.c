/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=sleep.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=sleep" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

void takes_a_mutex (void)
{
	get_cpu ();
	mutex_lock (&mutex);
	mutex_unlock (&mutex);
	put_cpu ();
}

void *allocates (void)
{
	void *p;

	preempt_disable ();
	p = kmalloc (100, GFP_KERNEL);
	preempt_enable ();
	return p;
}

void *flags_in_a_variable (void)
{
	gfp_t flags = GFP_KERNEL;
	void *p;

	preempt_disable ();
	p = kmalloc (100, flags);
	preempt_enable ();
	return p;
}

void under_a_lock (void)
{
	spin_lock (&lock);
	msleep (10);
	spin_unlock (&lock);
}

static void helper (void)
{
	msleep (3);
}
static int helpers_caller (int x)
{
	if (work (x) < 0)
		return -EINVAL;
	helper ();
	return 0;
}

void two_calls_away (void)
{
	unsigned long flags;

	local_irq_save (flags);
	helpers_caller (3);
	local_irq_restore (flags);
}

int on_the_error_path (int x)
{
	int r;

	get_cpu ();
	r = work (x);
	if (r)
		goto out;
	put_cpu ();
	return 0;
out:
	mutex_lock (&mutex);
	mutex_unlock (&mutex);
	put_cpu ();
	return r;
}
