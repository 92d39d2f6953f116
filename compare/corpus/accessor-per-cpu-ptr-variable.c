/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: per_cpu_ptr (var, cpu) for per_cpu
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int fetch(int cpu)
{
	return *per_cpu_ptr(hits, cpu);		/* EXPECT: percpu-accessor */
}

int fetch_percpu(int cpu)
{
	return per_cpu(hits, cpu) + *per_cpu_ptr(&hits, cpu);
}
