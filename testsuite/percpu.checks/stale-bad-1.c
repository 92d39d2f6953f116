/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pointers to this CPU's copy that outlive their section.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/flow-kernel.h"

void after_put (void)
{
	struct stats *s = get_cpu_ptr (&stats);	/* { dg-message "@get_cpu_ptr:it was fetched here" "fetched" } */

	s->packets++;
	put_cpu_ptr (&stats);			/* { dg-message "@put_cpu_ptr:the section that kept the task on its CPU ends here" "ended" } */
	s->bytes++;				/* { dg-error "10:the pointer that 'get_cpu_ptr' gave is used after 'put_cpu_ptr': this may be another CPU by now \\[percpu-stale\\]" "after put" } */
}

int derived (int i)
{
	int *list, r;

	preempt_disable ();
	list = this_cpu_ptr (&stats)->list;
	r = list[0];
	preempt_enable ();
	return r + list[i];			/* { dg-error "24:'this_cpu_ptr' gave is used after 'preempt_enable'.*\\[percpu-stale\\]" "derived" } */
}

void passed (void)
{
	struct stats *s;
	unsigned long flags;

	local_irq_save (flags);
	s = this_cpu_ptr (&stats);
	local_irq_restore (flags);
	use (s);				/* { dg-error "@use:used after 'local_irq_restore'.*\\[percpu-stale\\]" "passed" } */
}

void on_one_path (int x)
{
	struct stats *s = get_cpu_ptr (&stats);

	if (x) {
		put_cpu_ptr (&stats);
		s->packets = 0;			/* { dg-error "28:\\[percpu-stale\\]" "on one path" } */
		return;
	}
	s->packets++;
	put_cpu_ptr (&stats);
}

/* Ends its caller's section, and begins another. */
static void breathe (void)
{
	preempt_enable ();
	preempt_disable ();
}

void helper_lets_go (void)
{
	struct stats *s;

	preempt_disable ();
	s = this_cpu_ptr (&stats);
	s->packets++;
	breathe ();
	s->packets++;			/* { dg-error "10:'this_cpu_ptr' gave is used after 'breathe'.*\\[percpu-stale\\]" "helper" } */
	preempt_enable ();
}
