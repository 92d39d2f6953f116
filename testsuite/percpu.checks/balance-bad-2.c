/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Results that are errors, and sections that one of two paths has begun.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

static int page;

static inline void *ERR_PTR (long error)
{
	return (void *) error;
}

int ended_but_not_begun (int local)
{
	if (local)
		preempt_disable ();
	work (local);
	preempt_enable ();		/* { dg-error "@preempt_enable:'preempt_enable' ends a section that this path has not begun.*\\[percpu-balance\\]" "not begun" } */
	return 0;
}

void *error_pointer (int x)
{
	if (x > 3)
		return ERR_PTR (-EINVAL);
	get_cpu ();
	if (work (x))
		return ERR_PTR (-EINVAL);	/* { dg-error "24:'get_cpu' began and nothing ends \\[percpu-balance\\]" "error pointer" } */
	put_cpu ();
	return &page;
}

/* The same result with the section open and ended: nobody can tell. */
int same_result (int x)
{
	get_cpu ();
	if (work (x))
		return 0;		/* { dg-error "24:'get_cpu' began and nothing ends \\[percpu-balance\\]" "same result" } */
	put_cpu ();
	return 0;
}

/* Held behind a pointer, not behind an error: others end it. */
void *held_pointer (int x)
{
	get_cpu ();
	if (work (x)) {
		put_cpu ();
		return ERR_PTR (-EINVAL);
	}
	return &page;
}

void end_for_others (void)
{
	put_cpu ();
}

/* A flag that says on each path what it is. */
int told_by_flag (int x)
{
	int held = 0;

	if (work (x)) {
		preempt_disable ();
		held = 1;
	}
	work (2);
	if (held)
		preempt_enable ();
	return x;
}
