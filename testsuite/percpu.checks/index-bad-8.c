/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The same in a module: the runtime is asked for the table.  */
/* { dg-do compile } */
/* { dg-plugin "nr-cpus=2" } */
/* { dg-models "none table base" } */
#define MODULE 1
#include <percpu.h>

DEFINE_PER_CPU (int, hits);

#undef num_online_cpus
unsigned int num_online_cpus (void);

int f1 (int __percpu *p, int cpu)
{
	return *per_cpu_ptr (p, 2)		/* { dg-error "@per_cpu_ptr:CPU number 2 is outside of 0 to 1 \\[percpu-index\\]" "a pointer" } */
	       + *per_cpu_ptr (p, 1)		/* { dg-bogus "percpu" "the last" } */
	       + per_cpu (hits, cpu ? 2 : 3)	/* { dg-error "@per_cpu:CPU number 2 is outside .*\\[percpu-index\\]" "a choice" } */
	       + per_cpu (hits, cpu ? 1 : 2);	/* { dg-bogus "percpu" "a choice" } */
}
int f2 (void)
{
	unsigned int i, sum = 0;

	for (i = 0; i < num_online_cpus (); i++)
		sum += per_cpu (hits, i);	/* { dg-error "@per_cpu:'i' counts to 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "counter" } */
	for (i = 0; i < num_online_cpus (); i++)
		if (cpu_online (i))
			sum += per_cpu (hits, i);	/* { dg-bogus "percpu" "asked" } */
	for_each_online_cpu (i)
		sum += per_cpu (hits, i);	/* { dg-bogus "percpu" "CPU numbers" } */
	return sum;
}
int f3 (unsigned int hash)
{
	return per_cpu (hits, hash % num_online_cpus ());	/* { dg-error "@per_cpu:is a hash modulo 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "hash" } */
}
