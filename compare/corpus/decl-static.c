/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a static variable declared for other units
 */
#include "case.h"

DEFINE_STATIC_PER_CPU(int, limit) = 3;
DECLARE_PER_CPU(int, limit);			/* EXPECT: percpu-decl */

DEFINE_STATIC_PER_CPU(int, misses);

int uses(void)
{
	return this_cpu_read(misses) + this_cpu_read(limit);
}
