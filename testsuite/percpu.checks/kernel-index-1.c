/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CPU numbers, with the macros of an unmodified kernel: the array of offsets tells how many there can be.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-array-bounds" } */
#include "percpu.h"

DEFINE_PER_CPU (int, hits);

int a (void) { return per_cpu (hits, 64); }	/* { dg-error "@per_cpu:CPU number 64 is outside of 0 to 63 \\[percpu-index\\]" "per_cpu" } */
int *b (void) { return per_cpu_ptr (&hits, -1); }	/* { dg-error "@per_cpu_ptr:CPU number -1 is outside .*\\[percpu-index\\]" "per_cpu_ptr" } */
int c (void) { return per_cpu (hits, 63); }	/* { dg-bogus "percpu" "the last one" } */
int d (unsigned int cpu)
{
	return cpu < nr_cpu_ids ? per_cpu (hits, cpu) : *this_cpu_ptr (&hits);	/* { dg-bogus "percpu" "guarded" } */
}
