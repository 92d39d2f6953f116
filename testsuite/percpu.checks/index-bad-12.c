/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The next CPU in turn, by a count of CPUs.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel" } */
#include "input/index-kernel.h"

void hint (int irq, const struct cpumask *mask);
bool busy (void);

void f1 (unsigned int cpu)
{
	if (++cpu >= num_online_cpus ())
		cpu = 0;
	per_cpu (stat, cpu)++;			/* { dg-error "@per_cpu:'cpu' is held below 'num_online_cpus \\(\\)' and is used as a CPU number; CPU numbers may have holes \\[percpu-index\\]" "once" } */
}
void f2 (const int *irq, int n)
{
	unsigned int cpu = 0;
	int i;

	for (i = 0; i < n; i++) {
		hint (irq[i], cpumask_of (cpu));	/* { dg-error "@hint:'cpu' is held below 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "in a loop" } */
		if (++cpu == num_online_cpus ())
			cpu = 0;
	}
}
void f3 (const int *irq, int n)
{
	unsigned int cpu = 0;
	int i;

	for (i = 0; i < n; i++) {
		hint (irq[i], cpumask_of (cpu));	/* { dg-error "@hint:'cpu' is a hash modulo 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "by the remainder" } */
		cpu = (cpu + 1) % num_online_cpus ();
	}
}
void f4 (unsigned int cpu)
{
	cpu = cpu == num_online_cpus () - 1 ? 0 : cpu + 1;
	per_cpu (stat, cpu)++;			/* { dg-error "@per_cpu:'cpu' is held below 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "behind the last" } */
}
void f5 (u32 hash)
{
	unsigned int cpu = busy () ? hash % num_online_cpus () : 0;

	per_cpu (stat, cpu)++;			/* { dg-error "@per_cpu:'cpu' is a hash modulo 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "or a constant" } */
}
