/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Errors of other checks in the same unit do not hide these.  */
/* { dg-do compile } */
/* { dg-plugin "nr-cpus=64" } */
/* { dg-models "none table base" } */
#include <percpu.h>

DEFINE_PER_CPU (int, hits);
#undef num_online_cpus
int num_online_cpus (void);

int f1 (void)
{
	return hits;				/* { dg-error "@hits:\\[percpu-access\\]" "another check" } */
}
int f2 (void)
{
	return per_cpu (hits, 64);		/* { dg-error "@per_cpu:CPU number 64 is outside .*\\[percpu-index\\]" "constant" } */
}
int f3 (int __percpu *p)
{
	int i, sum = *p;			/* { dg-error "@p:\\[percpu-access\\]" "in the same function" } */

	for (i = 0; i < num_online_cpus (); i++)
		sum += *per_cpu_ptr (p, i);	/* { dg-error "@per_cpu_ptr:'i' counts to 'num_online_cpus \\(\\)'.*\\[percpu-index\\]" "counter" } */
	return sum;
}
int f4 (int cpu)
{
	int debug = 0;

	if (debug)
		return per_cpu (hits, 99);	/* { dg-bogus "percpu" "never gets here" } */
	return per_cpu (hits, cpu % 64);	/* { dg-bogus "percpu" "may be inside" } */
}
