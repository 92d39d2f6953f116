/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a bit-field read
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

int flagged(void)
{
	return stats.flag;			/* EXPECT: percpu-access */
}

int flagged_own(int cpu)
{
	return per_cpu(stats, cpu).flag + this_cpu_ptr(&stats)->mode;
}
