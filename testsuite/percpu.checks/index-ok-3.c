/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One CPU: a per-CPU variable is a plain variable, the number is not used.  */
/* { dg-do compile } */
/* { dg-models "none table base" } */
#define PERCPU_SMP 0
#include <percpu.h>

DEFINE_PER_CPU (int, hits);

int f (int cpu)
{
	return per_cpu (hits, 1) + per_cpu (hits, cpu) + *per_cpu_ptr (&hits, 2);
}
