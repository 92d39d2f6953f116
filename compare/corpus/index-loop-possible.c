/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a loop bounded by the number of possible CPUs
 */
#include "case.h"

void clear(int __percpu *p)
{
	unsigned int cpu;

	for (cpu = 0; cpu < num_possible_cpus(); cpu++)
		*per_cpu_ptr(p, cpu) = 0;	/* EXPECT: percpu-index */
}

void clear_good(int __percpu *p)
{
	unsigned int cpu;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		if (cpu_possible(cpu))
			*per_cpu_ptr(p, cpu) = 0;
}
