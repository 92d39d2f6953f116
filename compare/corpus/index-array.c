/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an array with as many elements as CPUs are online, indexed by a CPU's number
 */
#include "case.h"

extern void *kcalloc(size_t elements, size_t size, unsigned int flags);

int *gather(void)
{
	int *table = kcalloc(num_online_cpus(), sizeof(int), 0);
	unsigned int cpu;

	if (!table)
		return NULL;
	for_each_possible_cpu(cpu)
		table[cpu] = 1;			/* EXPECT: percpu-index */
	return table;
}

int *gather_good(void)
{
	int *table = kcalloc(nr_cpu_ids, sizeof(int), 0);
	unsigned int cpu;

	if (!table)
		return NULL;
	for_each_possible_cpu(cpu)
		table[cpu] = 1;
	return table;
}
