/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nothing here deserves a word.  */
/* { dg-do assemble } */
/* { dg-models "none table base" } */
/* { dg-final { sparse-clean } } */
#include <percpu.h>

struct pair { int a; long b; };

DEFINE_PER_CPU (int, g1);
DEFINE_PER_CPU (int, g2) = 7;
DEFINE_PER_CPU (struct pair, g3) = { 1, 2 };
DEFINE_PER_CPU (int [4], g4) = { 1, 2, 3, 4 };
DEFINE_STATIC_PER_CPU (int, s1);
DEFINE_STATIC_PER_CPU (int, s2) = 7;
DECLARE_PER_CPU (int, e1);
DECLARE_PER_CPU (int, g1);
EXPORT_PER_CPU_SYMBOL (g1);
EXPORT_PER_CPU_SYMBOL_GPL (g2);

/* The word "static" on the same line, but not in front.  */
static int one; DEFINE_PER_CPU (int, g5);
DEFINE_PER_CPU (int, g6); static int two;

static int *f (int cpu);
static int *f (int cpu)
{
	DEFINE_STATIC_PER_CPU (int, s3);

	per_cpu (s1, cpu) = per_cpu (s2, cpu) + one + two;
	return &per_cpu (s3, cpu);
}

int *h (int cpu);
int *h (int cpu)
{
	per_cpu (g1, cpu) += per_cpu (e1, cpu);
	return f (cpu);
}
