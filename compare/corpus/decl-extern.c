/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an ordinary extern declaration of a per-CPU variable
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);
extern int hits;				/* EXPECT: percpu-decl percpu-space */

DEFINE_PER_CPU(int, misses);
DECLARE_PER_CPU(int, misses);

int uses(void)
{
	return this_cpu_read(misses);
}
