/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A number that is not below nr_cpu_ids, whatever that is.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel" } */
#include "input/index-kernel.h"

void f1 (unsigned int cpu)
{
	if (cpu >= nr_cpu_ids)
		per_cpu (stat, cpu)++;		/* { dg-error "@per_cpu:CPU number 'cpu' is not below 'nr_cpu_ids' here \\[percpu-index\\]" "the wrong branch" } */
	else
		per_cpu (stat, cpu)++;		/* { dg-bogus "percpu" "the right one" } */
}
void f2 (void)
{
	int cpu;

	for_each_online_cpu (cpu)
		per_cpu (stat, cpu)++;		/* { dg-bogus "percpu" "in the loop" } */
	per_cpu (stat, cpu)++;			/* { dg-error "@per_cpu:CPU number 'cpu' is not below 'nr_cpu_ids' here \\[percpu-index\\]" "behind the loop" } */
}
void f3 (int want)
{
	int cpu;

	for_each_possible_cpu (cpu)
		if (per_cpu (stat, cpu) == want)
			break;
	per_cpu (stat, cpu)++;			/* { dg-bogus "percpu" "perhaps left by break" } */
}
void f4 (int want)
{
	int cpu;

	for_each_possible_cpu (cpu)
		if (per_cpu (stat, cpu) == want)
			break;
	if (cpu < nr_cpu_ids)
		per_cpu (stat, cpu)++;		/* { dg-bogus "percpu" "tested" } */
	cpu = cpumask_first (cpu_online_mask);
	if (cpu >= nr_cpu_ids)
		cpu = 0;
	per_cpu (stat, cpu)++;			/* { dg-bogus "percpu" "corrected" } */
	cpu = cpumask_next (cpu, cpu_online_mask);
	if (cpu == nr_cpu_ids)
		sink (cpumask_of (cpu));	/* { dg-error "@cpumask_of:CPU number 'cpu' is not below 'nr_cpu_ids' here \\[percpu-index\\]" "none" } */
	if (cpu >= nr_cpu_ids)
		queue_work_on (cpu, NULL, NULL);	/* { dg-bogus "percpu" "may mean any CPU" } */
	if (cpu > nr_cpu_ids - 1)
		per_cpu (stat, cpu - 1)++;	/* { dg-bogus "percpu" "another number" } */
}
