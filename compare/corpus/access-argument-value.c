/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the value of a variable passed to a function
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int report(void)
{
	return use(hits + 1);			/* EXPECT: percpu-access */
}

int report_own(int cpu)
{
	return use(this_cpu_read(hits) + 1) + use(per_cpu(hits, cpu));
}
