/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a pointer to a per-CPU pointer taken for a per-CPU pointer to a pointer
 */
#include "case.h"

void level(int __percpu **p)
{
	int *__percpu *q;

	q = p;					/* EXPECT: percpu-space */
	(void)q;
}

void level_same(int __percpu **p, int *__percpu *q)
{
	int __percpu **r = p;
	int *__percpu *s = q;

	(void)r;
	(void)s;
}
