/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable of constants read
 */
#include "case.h"

DEFINE_PER_CPU(const int, limit) = 16;

int over(int n)
{
	return n > limit;			/* EXPECT: percpu-access */
}

int over_own(int n, int cpu)
{
	return n > per_cpu(limit, cpu);
}
