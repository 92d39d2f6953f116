/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Conditions that may be tied to the section, and interrupts that come out right.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

/* Nobody knows whether begin () and end () ask the same. */
bool wants (int);
bool wanted (int);

int tied (int x)
{
	if (wants (x))
		preempt_disable ();
	work (x);
	if (wanted (x))
		preempt_enable ();
	return 0;
}

/* By a flag that is decided later. */
int tied_by_a_flag (int x)
{
	bool held;

	if (wants (x))
		preempt_disable ();
	if (wanted (x)) {
		printk ("%d", x);
		held = true;
	} else
		held = false;
	work (x);
	if (held)
		preempt_enable ();
	return 0;
}

int tied_by_an_error (int x)
{
	int err = 0;

	if (wants (x)) {
		preempt_disable ();
		err = work (x);
	}
	if (wanted (x))
		err = -EINVAL;
	if (err)
		goto out;
	work (3);
out:
	if (wanted (x + 1))
		preempt_enable ();
	return err;
}

int saved_and_enabled_in_between (void)
{
	unsigned long flags;

	local_irq_save (flags);
	local_irq_enable ();
	work (1);
	local_irq_disable ();
	local_irq_restore (flags);
	return 0;
}

int inner_and_outer (void)
{
	unsigned long flags;

	local_irq_disable ();
	local_irq_save (flags);
	hits = 0;
	local_irq_restore (flags);
	local_irq_enable ();
	return 0;
}

int one_after_the_other (void)
{
	unsigned long flags;

	local_irq_save (flags);
	hits = 0;
	local_irq_restore (flags);
	local_irq_disable ();
	hits = 1;
	local_irq_enable ();
	return 0;
}

/* As many ends as begins, in two loops. */
void as_many (int n)
{
	for (int i = 0; i < n; i++)
		preempt_disable ();
	work (n);
	for (int i = 0; i < n; i++)
		preempt_enable ();
}

/* Each turn lets go, and holds again. */
void breathing (int n)
{
	preempt_disable ();
	while (n--) {
		hits = n;
		preempt_enable ();
		work (n);
		preempt_disable ();
	}
	preempt_enable ();
}

/* The turn that keeps it is the last. */
int found_in_a_loop (const int *keys, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		get_cpu ();
		if (keys[i] < 0)
			break;
		put_cpu ();
	}
	if (i < n)
		put_cpu ();
	return i;
}

/* What a turn has begun the next one ends. */
void by_turns (const struct item *item)
{
	bool held = false;

	for (; item; item = item->next) {
		if (item->wanted && !held) {
			preempt_disable ();
			held = true;
		} else if (!item->wanted && held) {
			preempt_enable ();
			held = false;
		}
		work (item->wanted);
	}
	if (held)
		preempt_enable ();
}

/* The same, by memory. */
struct machine { bool held, wanted, more; };

void by_memory (struct machine *m)
{
	while (m->more) {
		if (m->wanted && !m->held) {
			preempt_disable ();
			m->held = true;
		}
		work (1);
		if (!m->wanted && m->held) {
			preempt_enable ();
			m->held = false;
		}
	}
	if (m->held)
		preempt_enable ();
}

/* The lock is tried until it is had. */
int tried (struct machine *m)
{
	do {
		get_cpu ();
		if (!m->held)
			break;
		put_cpu ();
	} while (m->more);
	if (!m->more)
		return -EINVAL;
	put_cpu ();
	return 0;
}
