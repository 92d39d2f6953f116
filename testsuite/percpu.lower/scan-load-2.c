/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A slot is not loaded on a path that has no use of it, and not in a loop.  */
/* { dg-do compile } */
/* { dg-levels "-O2" } */
#include <percpu.h>

DEFINE_PER_CPU (int, x);
extern void call (int *);
#define NOCLONE __attribute__ ((noinline, noclone))

/* The loop's body has no load of the slot: it is before the label that the loop
   jumps back to.  */
NOCLONE void loop (unsigned n)
{
	for (unsigned cpu = 0; cpu < n; cpu++) {
		__asm__ volatile ("# body begins");
		call (&per_cpu (x, cpu));
		__asm__ volatile ("# body ends");
	}
}

NOCLONE void seldom (int c, unsigned cpu)
{
	if (__builtin_expect (c, 0)) {
		__asm__ volatile ("# path begins");
		call (&per_cpu (x, cpu));
	}
}
/* { dg-final { scan-slot-loads loop x 1 } } */
/* { dg-final { scan-slot-loads seldom x 1 } } */
