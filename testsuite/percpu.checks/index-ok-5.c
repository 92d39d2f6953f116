/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Silenced by a pragma or by the function's attribute.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-array-bounds -Wno-sign-compare" } */
/* { dg-plugin "warn=index nr-cpus=64" } */
/* { dg-models "none table base" } */
#include <percpu.h>

DEFINE_PER_CPU (int, hits);
#undef num_online_cpus
unsigned int num_online_cpus (void);

int before (void)
{
	return per_cpu (hits, 64);		/* { dg-warning "@per_cpu:\\[percpu-index\\]" "in front of it" } */
}
#pragma percpu push
#pragma percpu ignore "percpu-index"
int inside (void)
{
	unsigned int i, sum = per_cpu (hits, 64);

	for (i = 0; i < num_online_cpus (); i++)
		sum += per_cpu (hits, i);
	return sum;
}
#pragma percpu pop
int behind (int cpu)
{
	return cpu < 0 ? per_cpu (hits, cpu) : 0;	/* { dg-warning "@per_cpu:\\[percpu-index\\]" "behind it" } */
}
__attribute__ ((percpu_unchecked)) int marked (unsigned int hash)
{
	return per_cpu (hits, hash % num_online_cpus ()) + per_cpu (hits, -1);
}
