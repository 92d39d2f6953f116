/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: static per-CPU data over the limit
 * OPTIONS: max-size=1024
 */
#include "case.h"

DEFINE_PER_CPU(char [1000], text);
DEFINE_PER_CPU(char [400], more);		/* EXPECT: percpu-size */

int uses(int i)
{
	return this_cpu_read(text[i]) + this_cpu_read(more[i]);
}
