/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pointers of which nobody can say that they are this CPU's where they are used.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/flow-kernel.h"

/* The copy is used only by who did not end the section, whatever `late' is. */
void other_of_two (struct stats *common, bool own, bool late)
{
	struct stats *s = common;

	if (own) {
		s = get_cpu_ptr (&stats);
		s->packets++;
		put_cpu_ptr (&stats);
	}
	if (late)
		s->bytes++;
}

void fetched_in_each_arm (bool own)
{
	struct stats *s;

	if (own) {
		preempt_disable ();
		s = this_cpu_ptr (&stats);
	} else {
		preempt_disable ();
		s = this_cpu_ptr (&stats) + 1;
	}
	s->packets++;
	preempt_enable ();
}

/* After the section it is another pointer. */
void replaced (struct stats *common, bool own)
{
	struct stats *s;

	preempt_disable ();
	s = own ? this_cpu_ptr (&stats) : common;
	s->packets++;
	preempt_enable ();
	s = common;
	s->packets++;
}

/* Each turn has its own. */
void turns (struct stats *common, int n)
{
	struct stats *s = common;

	while (n--) {
		preempt_disable ();
		s = n ? this_cpu_ptr (&stats) : common;
		s->packets++;
		preempt_enable ();
	}
}

/* The argument is nobody's copy. */
unsigned long argument (struct stats **where)
{
	struct stats *s = *where, *mine = get_cpu_ptr (s);

	mine->packets++;
	put_cpu_ptr (s);
	return (unsigned long) *where + (s != NULL);
}

unsigned long guarded (void)
{
	class_preempt_t guard __attribute__ ((cleanup (class_preempt_destructor)))
		= class_preempt_constructor ();
	struct stats *s = this_cpu_ptr (&stats);

	s->packets++;
	return s->bytes + (guard.lock != NULL);
}
