/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an ordinary variable declared as per-CPU
 */
#include "case.h"

DECLARE_PER_CPU(int, limit);
int limit = 3;					/* EXPECT: percpu-decl percpu-space */

DECLARE_PER_CPU(int, misses);
DEFINE_PER_CPU(int, misses) = 3;

int uses(void)
{
	return this_cpu_read(misses);
}
