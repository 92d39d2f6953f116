/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU variable that is a pointer used without an accessor
 */
#include "case.h"

DEFINE_PER_CPU(struct stats *, current_stats);

long bytes(void)
{
	return current_stats->bytes;		/* EXPECT: percpu-access */
}

long bytes_own(int cpu)
{
	struct stats *mine = this_cpu_read(current_stats);

	return mine->bytes + per_cpu(current_stats, cpu)->bytes;
}
