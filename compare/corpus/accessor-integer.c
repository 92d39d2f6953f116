/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: per_cpu_ptr () of an integer
 */
#include "case.h"

int fetch(unsigned long address, int cpu)
{
	return *(int *)per_cpu_ptr(address, cpu);	/* EXPECT: percpu-accessor */
}

int fetch_percpu(unsigned long address, int cpu)
{
	return *per_cpu_ptr((__force int __percpu *)address, cpu);
}
