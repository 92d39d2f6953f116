/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=index in a Linux tree: the reports are the same, and the object is
   that of a compilation without the plugin.  */
/* { dg-do assemble } */
/* { dg-options "-std=gnu11 -Wall -Wno-array-bounds" } */
/* { dg-plugin "warn=index kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O0 -g}" } */
#include "input/index-kernel.h"

void f1 (void)
{
	unsigned int i;

	for (i = 0; i < num_online_cpus (); i++)
		per_cpu (stat, i)++;		/* { dg-warning "@per_cpu:'i' counts to 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "warning" } */
}
void f2 (u32 hash)
{
	per_cpu (stat, hash % num_online_cpus ())++;	/* { dg-warning "@per_cpu:is a hash modulo 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "warning" } */
}
long *f3 (void)
{
	long *p = kcalloc (num_possible_cpus (), sizeof (*p), 0);
	int cpu;

	for_each_possible_cpu (cpu)
		p[cpu] = cpu;			/* { dg-warning "18:elements is indexed by CPU number 'cpu'.*\\[percpu-index\\]" "warning" } */
	return p;
}
int f4 (int cpu)
{
	if (cpu < 0 || cpu >= NR_CPUS)
		return per_cpu (stat, cpu);	/* { dg-warning "@per_cpu:'cpu' is never in 0 to 63 here \\[percpu-index\\]" "warning" } */
	return per_cpu (stat, 64);		/* { dg-warning "@per_cpu:CPU number 64 is outside .*\\[percpu-index\\]" "warning" } */
}
/* { dg-final { same-object-without-plugin } } */
