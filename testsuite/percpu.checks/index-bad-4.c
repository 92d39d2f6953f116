/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A counter that runs to a count of CPUs and is used as a CPU number.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel nr-cpus=64" } */
#include "input/index-kernel.h"

void f1 (void)
{
	unsigned int i;

	for (i = 0; i < num_online_cpus (); i++)
		per_cpu (stat, i)++;		/* { dg-error "@per_cpu:'i' counts to 'num_online_cpus \\(\\)' and is used as a CPU number; CPU numbers may have holes \\[percpu-index\\]" "plain" } */
}
void f2 (void)
{
	int cpu, n = num_possible_cpus ();

	for (cpu = 0; cpu < n; cpu++) {
		if (!stat)
			continue;
		per_cpu (stat, cpu) = 0;	/* { dg-error "@per_cpu:'cpu' counts to 'num_possible_cpus \\(\\)'.*\\[percpu-index\\]" "by a variable" } */
		per_cpu (stat, cpu) += 1;	/* { dg-bogus "percpu" "the same counter again" } */
	}
}
void f3 (void)
{
	unsigned int i = 0;

	do {
		per_cpu (stat, i) = 0;		/* { dg-error "@per_cpu:'i' counts to 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "tested at the end" } */
	} while (++i < num_online_cpus ());
}
void f4 (void)
{
	int i;

	for (i = num_online_cpus () - 1; i >= 0; i--)
		per_cpu (stat, i) = 0;		/* { dg-error "@per_cpu:'i' counts to 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "downwards" } */
}
void f4b (void)
{
	unsigned int i = num_online_cpus ();

	while (i--)
		per_cpu (stat, i) = 0;		/* { dg-error "@per_cpu:'i' counts to 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "downwards, tested before" } */
}
void f4c (void)
{
	int i = nr_cpu_ids;

	while (i--)
		if (cpu_online (i))
			per_cpu (stat, i) = 0;	/* { dg-bogus "percpu" "from the bound" } */
}
void f5 (void (*f) (void *))
{
	unsigned int i;

	for (i = 1; num_present_cpus () > i; ++i)
		smp_call_function_single (i, f, NULL, 1);	/* { dg-error "@smp_call_function_single:'i' counts to 'num_present_cpus \\(\\)'.*\\[percpu-index\\]" "a call" } */
}
void f6 (int *queue)
{
	unsigned int i;

	for (i = 0; i != num_online_cpus (); i++) {
		queue[i] = cpu_to_node (i);	/* { dg-error "@cpu_to_node:'i' counts to 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "the node of a queue" } */
	}
	for (i = 0; i <= num_online_cpus () - 1; i++)
		cpumask_set_cpu (i, &__cpu_online_mask);	/* { dg-error "@cpumask_set_cpu:'i' counts to 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "a mask" } */
}
void f7 (int cpu)
{
	int next = cpu * 2 + 1;

	if (next < num_possible_cpus ())
		per_cpu (stat, next)++;		/* { dg-error "@per_cpu:'next' is held below 'num_possible_cpus \\(\\)' and is used as a CPU number.*\\[percpu-index\\]" "computed" } */
}
void f8 (int cpu)
{
	int next = cpu * 2 + 1;

	if (next < num_possible_cpus () && cpu_possible (next))
		per_cpu (stat, next)++;		/* { dg-bogus "percpu" "asked" } */
}
void f9 (void)
{
	unsigned int i;

	for (i = 0; i < nr_cpu_ids; i++)
		if (cpu_online (i))
			per_cpu (stat, i)++;	/* { dg-bogus "percpu" "the bound of CPU numbers" } */
	for (i = 0; i < num_online_cpus (); i++)
		per_cpu (stat, cpumask_nth (i, cpu_online_mask))++;	/* { dg-bogus "percpu" "mapped" } */
	for_each_online_cpu (i)
		per_cpu (stat, i)++;		/* { dg-bogus "percpu" "CPU numbers" } */
}
