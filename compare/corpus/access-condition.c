/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable as a condition
 */
#include "case.h"

DEFINE_PER_CPU(int, busy);

int check(void)
{
	if (busy)				/* EXPECT: percpu-access */
		return 1;
	return 0;
}

int check_own(int cpu)
{
	while (this_cpu_read(busy))
		cpu++;
	return !per_cpu(busy, cpu);
}

int check_address(int __percpu *p)
{
	if (!p)
		return 1;
	return p ? 2 : 3;
}
