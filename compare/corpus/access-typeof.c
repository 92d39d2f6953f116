/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a store through a pointer made with typeof
 * SPARSE: typeof and noderef
 */
#include "case.h"

void swap(int __percpu *p)
{
	__typeof__(*p) *q = p;

	*q = 1;					/* EXPECT: percpu-access */
}

int swap_own(int __percpu *p)
{
	__typeof__(*p) *q = p;

	this_cpu_write(*q, 1);
	return sizeof(__typeof__(*p));
}
