/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What no CPU has, however many there are.  */
/* { dg-do compile } */
/* { dg-models "none table base" } */
#include <percpu.h>

DEFINE_PER_CPU (int, hits);
DECLARE_MODULE_PER_CPU (int, others);

int f1 (void)
{
	return per_cpu (hits, -1);		/* { dg-error "@per_cpu:there is no CPU number -1 \\[percpu-index\\]" "negative" } */
}
int f2 (int cpu)
{
	if (cpu < 0)
		return per_cpu (others, cpu);	/* { dg-error "@per_cpu:CPU number 'cpu' is always negative here \\[percpu-index\\]" "negative range" } */
	return per_cpu (others, 1000000)	/* { dg-bogus "percpu" "who knows" } */
	       + per_cpu (hits, cpu);		/* { dg-bogus "percpu" "a parameter" } */
}
int f3 (void)
{
	return *per_cpu_ptr (&hits, ~0U);	/* { dg-error "@per_cpu_ptr:there is no CPU number 4294967295 \\[percpu-index\\]" "UINT_MAX" } */
}
int f4 (int __percpu *p)
{
	return *per_cpu_ptr (p, -2);		/* { dg-error "@per_cpu_ptr:there is no CPU number -2 \\[percpu-index\\]" "a pointer" } */
}
