/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a store through a per-CPU pointer
 * SPARSE: noderef: dereference
 */
#include "case.h"

void store(int __percpu *p, int n)
{
	*p = n;					/* EXPECT: percpu-access */
}

void store_own(int __percpu *p, int n, int cpu)
{
	this_cpu_write(*p, n);
	*per_cpu_ptr(p, cpu) = n;
	*this_cpu_ptr(p) = n;
}
