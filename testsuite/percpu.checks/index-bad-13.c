/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counters that start behind the last CPU, and constants that are added to a number.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-array-bounds -Wno-sign-compare" } */
/* { dg-plugin "nr-cpus=64" } */
/* { dg-models "none table base" } */
#include <percpu.h>

DEFINE_PER_CPU (int, hits);

void f1 (void)
{
	int cpu;

	for (cpu = 64; cpu < 70; cpu++)
		per_cpu (hits, cpu) = 0;	/* { dg-error "@per_cpu:CPU number 'cpu' is 64 or more here, outside of 0 to 63 \\[percpu-index\\]" "upwards" } */
	for (cpu = 60; cpu < 70; cpu++)
		per_cpu (hits, cpu) = 0;	/* { dg-bogus "percpu" "some are CPUs" } */
}
void f2 (void)
{
	unsigned int cpu;

	for (cpu = 100; cpu < 200; cpu++)
		per_cpu (hits, cpu) = 0;	/* { dg-error "@per_cpu:CPU number 'cpu' is 100 or more here, outside of 0 to 63 \\[percpu-index\\]" "unsigned" } */
}
void f3 (void)
{
	int i;

	for (i = 0; i < 8; i++)
		per_cpu (hits, i + 64) = 0;	/* { dg-error "@per_cpu:this CPU number is 64 or more here.*\\[percpu-index\\]" "with a constant" } */
	for (i = 0; i < 8; i++)
		per_cpu (hits, i + 56) = 0;	/* { dg-bogus "percpu" "the last eight" } */
}
void f4 (void)
{
	int cpu;

	for (cpu = -1; cpu > -9; cpu--)
		per_cpu (hits, cpu) = 0;	/* { dg-error "@per_cpu:CPU number 'cpu' is always negative here \\[percpu-index\\]" "downwards" } */
}
int f5 (_Bool odd, unsigned short small)
{
	return per_cpu (hits, odd - 2)		/* { dg-error "@per_cpu:this CPU number is always negative here \\[percpu-index\\]" "minus two" } */
	       + per_cpu (hits, small - 65536)	/* { dg-error "@per_cpu:this CPU number is always negative here \\[percpu-index\\]" "minus more than it can be" } */
	       + per_cpu (hits, odd + 63)	/* { dg-bogus "percpu" "63 or 64" } */
	       + per_cpu (hits, odd + 64);	/* { dg-error "@per_cpu:this CPU number is 64 to 65 here, outside of 0 to 63 \\[percpu-index\\]" "plus 64" } */
}
