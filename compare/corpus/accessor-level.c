/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the address of a per-CPU pointer instead of the pointer
 */
#include "case.h"

int fetch(int __percpu *p, int cpu)
{
	return **per_cpu_ptr(&p, cpu);		/* EXPECT: percpu-accessor */
}

int fetch_percpu(int __percpu *p, int cpu)
{
	return *per_cpu_ptr(p, cpu);
}
