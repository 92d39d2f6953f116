/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: both kinds of pointer in a conditional expression
 * SPARSE: pointers in a conditional expression
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);
static int plain;

void choose(int c)
{
	take(c ? &hits : &plain);		/* EXPECT: percpu-space */
}

int __percpu *choose_percpu(int c, int __percpu *p)
{
	int __percpu *q = c ? &hits : NULL;

	return c ? p : q;
}

int *choose_copy(int c, int cpu)
{
	return c ? per_cpu_ptr(&hits, cpu) : &plain;
}
