/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: typeof of a per-CPU pointer keeps the space
 * SPARSE: typeof and address spaces
 */
#include "case.h"

int *by_typeof(int __percpu *p)
{
	__typeof__(p) q = p;

	return q;				/* EXPECT: percpu-space */
}

int __percpu *by_typeof_percpu(int __percpu *p)
{
	__typeof__(p) q = p;

	return q;
}
