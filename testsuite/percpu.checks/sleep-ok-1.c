/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What sleeps, sleeps outside of the section.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

void *atomic (void)
{
	void *p;

	preempt_disable ();
	p = kmalloc (100, GFP_ATOMIC);
	preempt_enable ();
	return p;
}

void *unknown_flags (gfp_t flags)
{
	void *p;

	preempt_disable ();
	p = kmalloc (100, flags);
	preempt_enable ();
	return p;
}

void *flags_by_condition (bool held)
{
	void *p;

	if (held)
		preempt_disable ();
	p = kmalloc (100, held ? GFP_ATOMIC : GFP_KERNEL);
	if (held)
		preempt_enable ();
	return p;
}

void before_and_after (void)
{
	mutex_lock (&mutex);
	get_cpu ();
	work (1);
	put_cpu ();
	msleep (1);
	mutex_unlock (&mutex);
}

void dropped (int n)
{
	spin_lock (&lock);
	while (n--) {
		if (work (n)) {
			spin_unlock (&lock);
			msleep (1);
			spin_lock (&lock);
		}
	}
	spin_unlock (&lock);
}

static void maybe (bool can_sleep)
{
	if (can_sleep)
		msleep (1);
}

void told_not_to (void)
{
	preempt_disable ();
	maybe (false);
	preempt_enable ();
}

void one_or_the_other (struct stats *s)
{
	if (s->packets)
		spin_lock (&lock);
	work (1);
	if (!s->packets)
		msleep (1);
	if (s->packets)
		spin_unlock (&lock);
}

/* What ties the two conditions is not to be seen here. */
void tied_elsewhere (struct stats *s, int mode)
{
	if (s->packets)
		spin_lock (&lock);
	work (1);
	if (mode == 3)
		msleep (1);
	if (s->packets)
		spin_unlock (&lock);
}
