/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the declaration has another alignment than the definition
 */
#include "case.h"

DECLARE_PER_CPU(struct stats, stats);
DEFINE_PER_CPU_ALIGNED(struct stats, stats);	/* EXPECT: percpu-decl */

DECLARE_PER_CPU_ALIGNED(struct stats, others);
DEFINE_PER_CPU_ALIGNED(struct stats, others);

int uses(void)
{
	return this_cpu_read(others.packets);
}
