/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer subscripted
 * SPARSE: noderef: array
 */
#include "case.h"

int fetch(int __percpu *p, int i)
{
	return p[i];				/* EXPECT: percpu-access */
}

int fetch_own(int __percpu *p, int i, int cpu)
{
	return this_cpu_read(p[i]) + per_cpu_ptr(p, cpu)[i] + *this_cpu_ptr(p + i);
}
