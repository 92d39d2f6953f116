/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counts of CPUs used as counts, in a Linux tree.  The object is the same
   as without the plugin.  */
/* { dg-do assemble } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel nr-cpus=64 no-check=cpus" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O0 -g}" } */
#include "input/index-kernel.h"

int open_queue (unsigned int n);

void count_only (int *queue)
{
	unsigned int i;

	for (i = 0; i < num_online_cpus (); i++)
		queue[i] = open_queue (i);
	for (i = 0; i < num_possible_cpus (); i++)
		sink (queue + i);
}
unsigned int divide (unsigned int work)
{
	return work / num_online_cpus () + work % num_online_cpus ();
}
void mapped (const int *map)
{
	unsigned int i;

	for (i = 0; i < num_possible_cpus (); i++) {
		per_cpu (stat, map[i])++;
		per_cpu (stat, cpumask_nth (i, cpu_possible_mask))++;
		per_cpu (stat, cpumask_local_spread (i, 0))++;
	}
}
void another_counter (void)
{
	unsigned int cpu, n = 0;

	for (cpu = 0; n < num_online_cpus (); cpu++)
		if (cpu_online (cpu)) {
			per_cpu (stat, cpu)++;
			n++;
		}
	cpu = 0;
	for (n = 0; n < num_online_cpus (); n++) {
		per_cpu (stat, cpu)++;
		cpu = cpumask_next (cpu, cpu_online_mask);
	}
}
void asked (void)
{
	unsigned int i;

	for (i = 0; i < num_possible_cpus (); i++) {
		if (!cpumask_test_cpu (i, cpu_possible_mask))
			continue;
		per_cpu (stat, i)++;
	}
}
void asked_a_table (const bool *present)
{
	unsigned int i;

	for (i = 0; i < num_possible_cpus (); i++)
		if (present[i])
			per_cpu (stat, i)++;
}
void right_bounds (void)
{
	unsigned int i;

	for (i = 0; i < nr_cpu_ids; i++)
		per_cpu (stat, i)++;
	for (i = 0; i < NR_CPUS; i++)
		per_cpu (stat, i)++;
	for_each_possible_cpu (i)
		per_cpu (stat, i)++;
}
void behind_the_loop (unsigned int cpu)
{
	unsigned int i;

	for (i = 0; i < num_online_cpus (); i++)
		sink (&i + 1);
	per_cpu (stat, cpu)++;
}
void hash_of_queue (u32 hash, int *queue)
{
	queue[hash % num_online_cpus ()]++;
	queue[reciprocal_scale (hash, num_possible_cpus ())]++;
}
void dead (void)
{
	unsigned int i;

	if (NR_CPUS > 64)
		for (i = 0; i < num_online_cpus (); i++)
			per_cpu (stat, i + 64)++;
}
void wraps (unsigned int cpu)
{
	if (++cpu >= nr_cpu_ids)
		cpu = 0;
	per_cpu (stat, cpu)++;
}
void array_with_test (void)
{
	long *p = kmalloc_array (num_online_cpus (), sizeof (*p), 0);
	unsigned int cpu;

	for_each_online_cpu (cpu) {
		if (cpu >= num_online_cpus ())
			break;
		p[cpu] = 0;
	}
	kfree (p);
}
void unbound (void)
{
	queue_work_on (WORK_CPU_UNBOUND, NULL, NULL);
}
/* { dg-final { same-object-without-plugin } } */
