/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a conditional expression of per-CPU pointers assigned to an ordinary one
 * SPARSE: pointers in a conditional expression
 */
#include "case.h"

int *pick(int c, int __percpu *p, int __percpu *q)
{
	return c ? p : q;			/* EXPECT: percpu-space */
}

int *pick_copy(int c, int __percpu *p, int __percpu *q)
{
	return this_cpu_ptr(c ? p : q);
}
