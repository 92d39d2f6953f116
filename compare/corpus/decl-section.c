/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the declaration names another section than the definition
 */
#include "case.h"

DECLARE_PER_CPU(int, limit);
DEFINE_PER_CPU_READ_MOSTLY(int, limit) = 3;	/* EXPECT: percpu-decl */

DECLARE_PER_CPU_READ_MOSTLY(int, misses);
DEFINE_PER_CPU_READ_MOSTLY(int, misses) = 3;

int uses(void)
{
	return this_cpu_read(misses);
}
