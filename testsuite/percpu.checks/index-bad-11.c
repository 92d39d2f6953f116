/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A count as a CPU number, and numbers beside those of a counter.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel" } */
#include "input/index-kernel.h"

void f1 (void)
{
	per_cpu (stat, nr_cpu_ids) = 0;		/* { dg-error "@per_cpu:this CPU number is not below 'nr_cpu_ids' here \\[percpu-index\\]" "the limit" } */
	/* { dg-message "@per_cpu:numbers end below 'nr_cpu_ids'; the last CPU is 'cpumask_last \\(cpu_possible_mask\\)'" "what to write" { target * } .-1 } */
	per_cpu (stat, nr_cpu_ids + 1) = 0;	/* { dg-error "@per_cpu:this CPU number is not below 'nr_cpu_ids' here \\[percpu-index\\]" "more than it" } */
	per_cpu (stat, nr_cpu_ids - 1) = 0;	/* { dg-bogus "percpu" "the last number" } */
	queue_work_on (nr_cpu_ids, NULL, NULL);	/* { dg-bogus "percpu" "may mean any CPU" } */
}
void f2 (void)
{
	unsigned int last = num_possible_cpus () - 1;

	per_cpu (stat, last) = 0;		/* { dg-error "@per_cpu:'last' is made from the count 'num_possible_cpus \\(\\)' and is used as a CPU number; CPU numbers may have holes \\[percpu-index\\]" "the last, as if there were no holes" } */
	/* { dg-message "@per_cpu:the last CPU is 'cpumask_last \\(cpu_possible_mask\\)'" "what to write" { target * } .-1 } */
	per_cpu (stat, num_online_cpus ()) = 0;	/* { dg-error "@per_cpu:this number is made from the count 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "the count itself" } */
	last = num_online_cpus () - 1;
	if (cpu_online (last))
		per_cpu (stat, last) = 0;	/* { dg-bogus "percpu" "asked" } */
	per_cpu (stat, num_online_cpus () / 2) = 0;	/* { dg-bogus "percpu" "not looked at" } */
}
void f3 (void)
{
	unsigned int i;

	for (i = 0; i < num_online_cpus (); i += 2)
		per_cpu (stat, i)++;		/* { dg-error "@per_cpu:'i' counts to 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "by twos" } */
}
void f4 (void)
{
	int i;

	for (i = 0; i < (int) num_online_cpus () - 1; i++)
		per_cpu (stat, i + 1)++;	/* { dg-error "@per_cpu:this number is held below 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "the neighbour" } */
	for (i = 0; i < (int) num_online_cpus () - 1; i++)
		if (cpu_possible (i + 1))
			per_cpu (stat, i + 1)++;	/* { dg-bogus "percpu" "asked" } */
}
void f5 (u32 hash)
{
	per_cpu (stat, ((unsigned long long) hash * num_online_cpus ()) >> 32)++;	/* { dg-error "@per_cpu:this number is a hash modulo 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "scaled by hand" } */
	per_cpu (stat, ((unsigned long long) hash * 64) >> 32)++;	/* { dg-bogus "percpu" "scaled to a constant" } */
}
void f6 (unsigned int cpu)
{
	if (cpu > nr_cpu_ids - 1)
		per_cpu (stat, cpu)++;		/* { dg-error "@per_cpu:CPU number 'cpu' is not below 'nr_cpu_ids' here \\[percpu-index\\]" "above the last number" } */
}
