/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable as memory operand of an asm without the accessor's prefix
 */
#include "case.h"

DEFINE_PER_CPU(long, bytes);

void bump(void)
{
	__asm__ __volatile__("incq %0" : "+m"(bytes));	/* EXPECT: percpu-access */
}

void bump_own(int cpu)
{
	__asm__ __volatile__("incq %0" : "+m"(*per_cpu_ptr(&bytes, cpu)));
}
