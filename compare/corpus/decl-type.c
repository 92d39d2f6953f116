/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the declaration has another type than the definition
 */
#include "case.h"

DECLARE_PER_CPU(int, hits);
DEFINE_PER_CPU(long, hits);			/* EXPECT: percpu-decl compiler */

DECLARE_PER_CPU(long, misses);
DEFINE_PER_CPU(long, misses);

int uses(void)
{
	return this_cpu_read(misses);
}
