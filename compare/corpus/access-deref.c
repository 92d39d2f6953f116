/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer dereferenced
 * PEERS: 8 `*p` of a per-CPU pointer parameter
 * SPARSE: noderef: dereference
 */
#include "case.h"

int fetch(int __percpu *p)
{
	return *p;				/* EXPECT: percpu-access */
}

int fetch_own(int __percpu *p, int cpu)
{
	return this_cpu_read(*p) + *per_cpu_ptr(p, cpu);
}
