/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a member written
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

void mode(void)
{
	stats.pair.b = 3;			/* EXPECT: percpu-access */
}

void mode_own(int cpu)
{
	this_cpu_write(stats.pair.b, 3);
	per_cpu(stats, cpu).pair.b = 3;
}
