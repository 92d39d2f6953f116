/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Declarations that agree.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra" } */
#include <percpu.h>

#define BOTH(ending, name)			\
	DECLARE_PER_CPU##ending (int, name);	\
	DEFINE_PER_CPU##ending (int, name);	\
	EXPORT_PER_CPU_SYMBOL (name);		\
	DECLARE_PER_CPU##ending (int, name);	\
	extern __typeof__ (name) name

BOTH (, v1);					/* { dg-bogus "percpu" "plain" } */
BOTH (_FIRST, v2);				/* { dg-bogus "percpu" "FIRST" } */
BOTH (_SHARED_ALIGNED, v3);			/* { dg-bogus "percpu" "SHARED_ALIGNED" } */
BOTH (_ALIGNED, v4);				/* { dg-bogus "percpu" "ALIGNED" } */
BOTH (_PAGE_ALIGNED, v5);			/* { dg-bogus "percpu" "PAGE_ALIGNED" } */
BOTH (_READ_MOSTLY, v6);			/* { dg-bogus "percpu" "READ_MOSTLY" } */

DECLARE_PER_CPU_ALIGNED (int, w1);
DEFINE_PER_CPU_SHARED_ALIGNED (int, w1);	/* { dg-bogus "percpu" "one section, one alignment" } */
DECLARE_PER_CPU (int, w2);
DEFINE_PER_CPU (int, w2) __attribute__ ((aligned (128)));	/* { dg-bogus "percpu" "more than promised" } */
DECLARE_PER_CPU (int [], w3);
DEFINE_PER_CPU (int [64], w3);			/* { dg-bogus "percpu" "the bound" } */
DECLARE_MODULE_PER_CPU (int, w4);
DECLARE_MODULE_PER_CPU (int, w4);		/* { dg-bogus "percpu" "twice" } */
DECLARE_MODULE_PER_CPU (int, w5);
DEFINE_PER_CPU (int, w5);			/* { dg-bogus "percpu" "and defined" } */
DEFINE_PER_CPU (int, w6);
DEFINE_PER_CPU (int, w6) = 6;			/* { dg-bogus "percpu" "tentative, then defined" } */
DEFINE_STATIC_PER_CPU (int, w7);
DEFINE_STATIC_PER_CPU (int, w7) = 7;		/* { dg-bogus "percpu" "the same, static" } */
typedef int aligned_int __attribute__ ((aligned (4)));
DECLARE_PER_CPU (aligned_int, w8);
DEFINE_PER_CPU (int, w8);			/* { dg-bogus "percpu" "another name of the type" } */
__attribute__ ((weak)) DECLARE_PER_CPU (int, w9);
DEFINE_PER_CPU (int, w9);			/* { dg-bogus "percpu" "weak" } */

int f (unsigned cpu);
int f (unsigned cpu)
{
	DECLARE_PER_CPU (int, v1);		/* { dg-bogus "percpu" "in a block" } */
	DEFINE_STATIC_PER_CPU (int, x1);
	{
		DEFINE_STATIC_PER_CPU (long, x1);	/* { dg-bogus "percpu" "another variable" } */
		per_cpu (x1, cpu)++;
	}
	return per_cpu (v1, cpu) + per_cpu (x1, cpu) + per_cpu (w7, cpu);
}
