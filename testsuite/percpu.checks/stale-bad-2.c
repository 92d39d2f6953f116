/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which pointer it is depends on the path; the fetch is a load, not assembler.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

/* As compilers with named address spaces have it: the argument is evaluated in between. */
#undef raw_cpu_ptr
#define raw_cpu_ptr(ptr)						\
	({								\
		unsigned long ptr__ = this_cpu_off;			\
		ptr__ += (unsigned long) (ptr);				\
		(__typeof__ (*(ptr)) *) ptr__;				\
	})

struct holder { struct stats *copies; struct item **slot; };

int argument_in_between (struct holder *h)
{
	struct item **slot = get_cpu_ptr (h->slot);

	*slot = (*slot)->next;
	put_cpu_ptr (h->slot);
	return (*slot)->wanted;		/* { dg-error "17:the pointer that 'get_cpu_ptr' gave is used after 'put_cpu_ptr'.*\\[percpu-stale\\]" "argument" } */
}

void one_of_two (struct holder *h, bool own)
{
	struct stats *s;

	preempt_disable ();
	if (own)
		s = this_cpu_ptr (h->copies);
	else
		s = this_cpu_ptr (&stats);
	preempt_enable ();
	s->packets = 0;			/* { dg-error "20:\\[percpu-stale\\]" "one of two" } */
}

void one_or_none (bool wanted)
{
	struct stats *s;

	preempt_disable ();
	s = wanted ? this_cpu_ptr (&stats) : NULL;
	preempt_enable ();
	if (s)
		s->bytes++;		/* { dg-error "18:\\[percpu-stale\\]" "one or none" } */
}

/* What is in between has nothing to do with it. */
void behind_other_conditions (bool own, int x)
{
	struct stats *s = &stats;

	preempt_disable ();
	if (own)
		s = this_cpu_ptr (&stats);
	if (x)
		s->bytes = 0;
	preempt_enable ();
	s->packets = 0;			/* { dg-error "20:\\[percpu-stale\\]" "other conditions" } */
}

unsigned long guarded_block (void)
{
	struct stats *s;

	for (class_preempt_t guard __attribute__ ((cleanup (class_preempt_destructor)))
		= class_preempt_constructor (), *done = NULL; !done; done = (void *) 1)
		s = this_cpu_ptr (&stats);
	return s->packets;		/* { dg-error "17:\\[percpu-stale\\]" "guard" } */
}
