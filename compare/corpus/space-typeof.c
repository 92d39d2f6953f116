/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a pointer by typeof of an address, given an ordinary pointer
 * SPARSE: typeof and address spaces
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int by_typeof(int *q)
{
	__typeof__(&hits) p = q;		/* EXPECT: percpu-space */

	return p != NULL;
}

int by_typeof_percpu(int __percpu *q)
{
	__typeof__(&hits) p = q;
	__typeof__(q) r = &hits;
	__typeof__(hits) *s = &hits;

	return p == r && r == s;
}
