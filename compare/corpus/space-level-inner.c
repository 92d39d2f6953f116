/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a pointer to a per-CPU pointer passed as a pointer to an ordinary pointer
 */
#include "case.h"

extern void reset(int **p);
extern void reset_percpu(int __percpu **p);

void level(int __percpu *p)
{
	reset(&p);				/* EXPECT: percpu-space */
	(void)p;
}

void level_same(int __percpu *p, int *q)
{
	reset_percpu(&p);
	reset(&q);
	(void)p;
	(void)q;
}
