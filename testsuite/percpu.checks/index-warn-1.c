/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=percpu-index.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-array-bounds -Wno-sign-compare" } */
/* { dg-plugin "warn=percpu-index nr-cpus=64" } */
#include <percpu.h>

DEFINE_PER_CPU (int, hits);

int f1 (void)
{
	return per_cpu (hits, 64);		/* { dg-warning "@per_cpu:CPU number 64 is outside .*\\[percpu-index\\]" "warning" } */
}
int f2 (int cpu)
{
	return cpu < 0 ? per_cpu (hits, cpu) : 0;	/* { dg-warning "@per_cpu:'cpu' is always negative here \\[percpu-index\\]" "warning" } */
}
