/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops that count, and know which CPUs there are.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/cpus-kernel.h"

static DEFINE_PER_CPU (u64, hits);
static DEFINE_PER_CPU (struct stats, traffic);

static inline bool cpu_possible (unsigned int cpu)
{
	return cpumask_test_cpu (cpu, cpu_possible_mask);
}

u64 possible_ones (void)
{
	unsigned int cpu;
	u64 sum = 0;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {
		if (!cpu_possible (cpu))
			continue;
		sum += per_cpu (hits, cpu);
	}
	return sum;
}

/* An address in nobody's copy does no harm before it is used. */
void translated_first (void)
{
	unsigned int cpu;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {
		struct stats *s = per_cpu_ptr (&traffic, cpu);

		if (!cpu_possible (cpu))
			continue;
		s->bytes = 0;
	}
}

void no_copy (u64 *totals)
{
	unsigned int cpu;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		totals[cpu] = 0;
}

/* What the limit in memory is, nobody says. */
u64 own_limit (const unsigned int *limit)
{
	unsigned int cpu;
	u64 sum = 0;

	for (cpu = 0; cpu < *limit; cpu++)
		sum += per_cpu (hits, cpu);
	return sum;
}

/* A sum of all; who is online is only shown. */
u64 all_of_them (unsigned int *running)
{
	unsigned int cpu;
	u64 sum = 0;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {
		if (!cpu_possible (cpu))
			continue;
		sum += per_cpu (hits, cpu);
		if (cpu_online (cpu))
			++*running;
	}
	return sum;
}

/* The largest, of those that run. */
u64 largest (void)
{
	unsigned int cpu;
	u64 max = 0;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		if (cpu_online (cpu) && per_cpu (hits, cpu) > max)
			max = per_cpu (hits, cpu);
	return max;
}
