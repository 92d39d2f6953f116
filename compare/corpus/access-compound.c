/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a compound assignment to a variable
 */
#include "case.h"

DEFINE_PER_CPU(long, bytes);

void add(long n)
{
	bytes += n;				/* EXPECT: percpu-access */
}

void add_own(long n, int cpu)
{
	this_cpu_add(bytes, n);
	per_cpu(bytes, cpu) += n;
}
