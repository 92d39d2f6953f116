/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values, numbers and objects that are nobody's copy may be used later.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/flow-kernel.h"

unsigned long value (void)
{
	struct stats *s = get_cpu_ptr (&stats);
	unsigned long n = s->packets;

	put_cpu_ptr (&stats);
	return n + 1;
}

int number (void)
{
	int cpu = get_cpu ();

	put_cpu ();
	return work (cpu);
}

unsigned long object_behind_a_slot (void)
{
	struct stats *peer = get_cpu_var (stats).peer;

	put_cpu_var (stats);
	return peer->packets;
}

void printed (void)
{
	struct stats *s = get_cpu_ptr (&stats);

	put_cpu_ptr (&stats);
	printk ("%p\n", (void *) s);
}

void fetched_again (void)
{
	struct stats *s = get_cpu_ptr (&stats);

	s->packets++;
	put_cpu_ptr (&stats);
	s = get_cpu_ptr (&stats);
	s->packets++;
	put_cpu_ptr (&stats);
}

void in_a_loop (int n)
{
	while (n--) {
		struct stats *s = get_cpu_ptr (&stats);

		s->packets++;
		put_cpu_ptr (&stats);
	}
}

void on_purpose (void)
{
	struct stats *s = raw_cpu_ptr (&stats);

	spin_lock (&lock);
	s->packets++;
	spin_unlock (&lock);
	s->bytes++;
}

void still_held (void)
{
	struct stats *s;

	preempt_disable ();
	s = get_cpu_ptr (&stats);
	put_cpu_ptr (&stats);
	s->packets++;
	preempt_enable ();
}

/* Lets go on one path only, and says so. */
static int breathe (int n)
{
	if (!n)
		return 0;
	preempt_enable ();
	preempt_disable ();
	return 1;
}

void helper_may_let_go (int n)
{
	struct stats *s;

	preempt_disable ();
	s = this_cpu_ptr (&stats);
	s->packets++;
	if (breathe (n))
		s = this_cpu_ptr (&stats);
	s->packets++;
	preempt_enable ();
}

/* The section outside of the helper's stays. */
static void inner (void)
{
	preempt_enable ();
	preempt_disable ();
}

void nested_helper (void)
{
	struct stats *s;

	preempt_disable ();
	preempt_disable ();
	s = this_cpu_ptr (&stats);
	inner ();
	s->packets++;
	preempt_enable ();
	preempt_enable ();
}
