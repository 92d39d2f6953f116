/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls that may sleep while the CPU is held.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

void takes_a_mutex (void)
{
	get_cpu ();		/* { dg-message "@get_cpu:the section begins here; end it first, or do what sleeps before it" "note" } */
	mutex_lock (&mutex);	/* { dg-error "@mutex_lock:'mutex_lock' may sleep, but is called with preemption disabled by 'get_cpu' \\[percpu-sleep\\]" "mutex" } */
	mutex_unlock (&mutex);
	put_cpu ();
}

void *allocates (void)
{
	void *p;

	preempt_disable ();
	p = kmalloc (100, GFP_KERNEL);		/* { dg-error "@kmalloc:'kmalloc' may sleep.*'preempt_disable' \\[percpu-sleep\\]" "flags" } */
	preempt_enable ();
	return p;
}

void *flags_in_a_variable (void)
{
	gfp_t flags = GFP_KERNEL;
	void *p;

	preempt_disable ();
	p = kmalloc (100, flags);		/* { dg-error "@kmalloc:\\[percpu-sleep\\]" "variable" } */
	preempt_enable ();
	return p;
}

void under_a_lock (void)
{
	spin_lock (&lock);
	msleep (10);			/* { dg-error "@msleep:'msleep' may sleep, but is called with a spin lock held by 'spin_lock' \\[percpu-sleep\\]" "lock" } */
	spin_unlock (&lock);
}

static void helper (void)
{
	msleep (3);			/* { dg-message "@msleep:'helper' sleeps here, in 'msleep'" "inner" } */
}
static int helpers_caller (int x)
{
	if (work (x) < 0)
		return -EINVAL;
	helper ();			/* { dg-message "@helper:'helpers_caller' calls 'helper' here" "outer" } */
	return 0;
}

void two_calls_away (void)
{
	unsigned long flags;

	local_irq_save (flags);
	helpers_caller (3);		/* { dg-error "@helpers_caller:'helpers_caller' may sleep, but is called with interrupts disabled by 'local_irq_save' \\[percpu-sleep\\]" "helper" } */
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
	mutex_lock (&mutex);		/* { dg-error "@mutex_lock:\\[percpu-sleep\\]" "error path" } */
	mutex_unlock (&mutex);
	put_cpu ();
	return r;
}
