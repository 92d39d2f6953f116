/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the value of a variable passed to a variadic function
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int report(void)
{
	return printf("%d\n", hits);		/* EXPECT: percpu-access */
}

int report_own(void)
{
	return printf("%p %d\n", &hits, this_cpu_read(hits));
}
