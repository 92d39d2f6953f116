/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the declaration has another alignment than the definition
 */
#include "case.h"

DEFINE_PER_CPU(int, limit) = 3;
DECLARE_PER_CPU(int, limit) __attribute__((aligned(64)));	/* EXPECT: percpu-decl */

DECLARE_PER_CPU_ALIGNED(struct stats, others);
DEFINE_PER_CPU_ALIGNED(struct stats, others);

int uses(void)
{
	return this_cpu_read(others.packets);
}
