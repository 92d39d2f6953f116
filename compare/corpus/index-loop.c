/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a loop bounded by the number of online CPUs
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int sum(void)
{
	unsigned int cpu;
	int total = 0;

	for (cpu = 0; cpu < num_online_cpus(); cpu++)
		total += per_cpu(hits, cpu);	/* EXPECT: percpu-index */
	return total;
}

int sum_good(void)
{
	unsigned int cpu;
	int total = 0;

	for_each_online_cpu(cpu)
		total += per_cpu(hits, cpu);
	return total / (int)num_online_cpus();
}
