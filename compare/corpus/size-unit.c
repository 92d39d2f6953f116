/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: static per-CPU data over the limit
 * OPTIONS: size-limit=1024
 */
#include "case.h"

DEFINE_PER_CPU(char [1000], text);		/* EXPECT: percpu-size */
DEFINE_PER_CPU(char [400], more);

int uses(int i)
{
	return this_cpu_read(text[i]) + this_cpu_read(more[i]);
}
