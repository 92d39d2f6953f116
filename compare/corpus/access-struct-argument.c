/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a structure passed by value
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

void pass(void)
{
	take_stats(stats);			/* EXPECT: percpu-access */
}

void pass_own(int cpu)
{
	take_stats(per_cpu(stats, cpu));
	take_stats(*this_cpu_ptr(&stats));
}
