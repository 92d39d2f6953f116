/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The next CPU in turn, done right, and choices that are not certain.  The object is
   the same as without the plugin.  */
/* { dg-do assemble } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel nr-cpus=64" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O0 -g}" } */
#include "input/index-kernel.h"

void hint (int irq, const struct cpumask *mask);
bool busy (void);
unsigned int chosen (void);

void by_mask (const int *irq, int n)
{
	unsigned int cpu = cpumask_first (cpu_online_mask);
	int i;

	for (i = 0; i < n; i++) {
		hint (irq[i], cpumask_of (cpu));
		cpu = cpumask_next (cpu, cpu_online_mask);
		if (cpu >= nr_cpu_ids)
			cpu = cpumask_first (cpu_online_mask);
	}
}
void by_question (const int *irq, int n)
{
	unsigned int cpu = 0;
	int i;

	for (i = 0; i < n; i++) {
		hint (irq[i], cpumask_of (cpu));
		do
			cpu = (cpu + 1) % num_online_cpus ();
		while (!cpu_online (cpu));
	}
}
void by_limit (const int *irq, int n)
{
	unsigned int cpu = 0;
	int i;

	for (i = 0; i < n; i++) {
		hint (irq[i], cpumask_of (cpu));
		do
			if (++cpu >= nr_cpu_ids)
				cpu = 0;
		while (!cpu_online (cpu));
	}
}
void hash_or_zero (u32 hash)
{
	unsigned int cpu = hash % num_online_cpus ();

	if (!cpu_online (cpu))
		cpu = 0;
	per_cpu (stat, cpu)++;
}
void hash_or_other (u32 hash)
{
	unsigned int cpu = busy () ? hash % num_online_cpus () : chosen ();

	per_cpu (stat, cpu)++;
}
void none_yet (void)
{
	unsigned int best = nr_cpu_ids, cpu;

	for_each_online_cpu (cpu)
		if (busy ())
			best = cpu;
	per_cpu (stat, best)++;
}
void down_from_limit (void)
{
	unsigned int cpu = nr_cpu_ids;

	while (cpu--)
		if (cpu_possible (cpu))
			per_cpu (stat, cpu)++;
}
void wraps_around (void)
{
	unsigned char small;
	unsigned int cpu;

	for (small = 200; small != 5; small++)
		if (small < 64)
			per_cpu (stat, small)++;
	for (cpu = -8U; cpu != 8; cpu++)
		if (cpu < 8)
			per_cpu (stat, cpu)++;
	for (cpu = 64; cpu-- > 0;)
		per_cpu (stat, cpu)++;
	for (cpu = -1U; ++cpu < 64;)
		per_cpu (stat, cpu)++;
	for (cpu = 100; cpu < 164; cpu++)
		per_cpu (stat, cpu - 100)++;
}
void comes_back (void)
{
	int cpu;

	for (cpu = 100; cpu < 164; cpu++)
		per_cpu (stat, cpu - 100)++;
	for (cpu = -8; cpu < 0; cpu++)
		per_cpu (stat, cpu + 8)++;
	for (cpu = 64; cpu > 0; cpu--)
		per_cpu (stat, cpu - 1)++;
}
/* { dg-final { same-object-without-plugin } } */
