/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A hash or a remainder by a count of CPUs, used as a CPU number.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel nr-cpus=64" } */
#include "input/index-kernel.h"

void f1 (u32 hash)
{
	per_cpu (stat, hash % num_online_cpus ())++;	/* { dg-error "@per_cpu:this number is a hash modulo 'num_online_cpus \\(\\)' and is used as a CPU number; CPU numbers may have holes \\[percpu-index\\]" "remainder" } */
	per_cpu (stat, hash % nr_cpu_ids)++;		/* { dg-bogus "percpu" "not a count" } */
}
void f2 (u32 hash)
{
	int cpu = hash % num_possible_cpus ();

	sink (cpumask_of (cpu));		/* { dg-error "@cpumask_of:'cpu' is a hash modulo 'num_possible_cpus \\(\\)'.*\\[percpu-index\\]" "by a variable" } */
}
void f3 (u32 hash)
{
	u32 cpu = reciprocal_scale (hash, num_online_cpus ());

	per_cpu (stat, cpu)++;			/* { dg-error "@per_cpu:'cpu' is a hash modulo 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "reciprocal_scale" } */
}
void f4 (u32 hash)
{
	per_cpu (stat, hash & (num_online_cpus () - 1))++;	/* { dg-error "@per_cpu:this number is a hash modulo 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "mask" } */
}
void f5 (u32 hash)
{
	u32 cpu = hash % num_online_cpus ();

	if (cpu_online (cpu))
		per_cpu (stat, cpu)++;		/* { dg-bogus "percpu" "asked" } */
}
void f6 (u32 hash)
{
	u32 nth = hash % num_online_cpus ();

	per_cpu (stat, cpumask_nth (nth, cpu_online_mask))++;	/* { dg-bogus "percpu" "mapped" } */
	per_cpu (stat, cpumask_local_spread (nth, 0))++;	/* { dg-bogus "percpu" "mapped" } */
}
void f7 (u32 hash, const int *map)
{
	per_cpu (stat, map[hash % num_online_cpus ()])++;	/* { dg-bogus "percpu" "mapped by a table" } */
}
void f8 (u32 hash)
{
	u32 cpu = hash % num_online_cpus ();

	while (!cpu_online (cpu))
		cpu++;
	per_cpu (stat, cpu)++;			/* { dg-bogus "percpu" "searched" } */
}
