/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: memcpy from a variable
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

void save(struct stats *to)
{
	memcpy(to, &stats, sizeof(*to));	/* EXPECT: percpu-access percpu-space */
}

void save_own(struct stats *to, int cpu)
{
	memcpy(to, per_cpu_ptr(&stats, cpu), sizeof(stats));
}
