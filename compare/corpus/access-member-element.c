/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an element of an array member read
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

int bucket(int i)
{
	return stats.hist[i];			/* EXPECT: percpu-access */
}

int bucket_own(int i, int cpu)
{
	return this_cpu_read(stats.hist[i]) + per_cpu(stats, cpu).hist[i];
}
