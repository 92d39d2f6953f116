/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without the plugin per_cpu and its kin take plain names only, and say so.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -w" } */
#include <percpu.h>

struct st { int a; };
DEFINE_PER_CPU (struct st, s);
DEFINE_PER_CPU (int [4], arr);
DEFINE_PER_CPU (int, x);

int good (int cpu)
{
	return per_cpu (s, cpu).a + per_cpu (arr, cpu)[2] + per_cpu (x, cpu) + *per_cpu_ptr (&arr[1], cpu);	/* { dg-bogus "error" "right forms" } */
}
