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
