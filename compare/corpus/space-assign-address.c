/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the address of a variable assigned to an ordinary pointer
 * SPARSE: bad assignment
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int assign(void)
{
	int *q;

	q = &hits;				/* EXPECT: percpu-space */
	return q != NULL;
}

int assign_percpu(void)
{
	int __percpu *p;
	int __percpu *r;

	p = &hits;
	r = p;
	return r == &hits;
}
