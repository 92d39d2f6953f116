/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a structure copied out of a variable
 */
#include "case.h"

DEFINE_PER_CPU(struct pair, pair);

int snapshot(void)
{
	struct pair local = pair;		/* EXPECT: percpu-access */

	return local.a + local.b;
}

int snapshot_own(int cpu)
{
	struct pair local = per_cpu(pair, cpu);

	local = *this_cpu_ptr(&pair);
	return local.a + local.b;
}
