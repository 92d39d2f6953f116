/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: memset on the address of a variable
 * PEERS: 12 `memset (&s)`
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

void clear(void)
{
	memset(&stats, 0, sizeof(stats));	/* EXPECT: percpu-space percpu-access */
}

void clear_copy(int cpu)
{
	memset(per_cpu_ptr(&stats, cpu), 0, sizeof(stats));
	memset(this_cpu_ptr(&stats), 0, sizeof(struct stats));
}
