/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: one variable over the limit
 * OPTIONS: size-limit=1024
 */
#include "case.h"

DEFINE_PER_CPU(long [200], table);		/* EXPECT: percpu-size */
static char ordinary[100000];

int uses(int i)
{
	return this_cpu_read(table[i]) + ordinary[i];
}
