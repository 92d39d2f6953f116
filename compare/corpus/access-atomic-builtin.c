/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a C11 atomic built-in on a variable
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

void count(void)
{
	__atomic_fetch_add(&hits, 1, __ATOMIC_RELAXED);	/* EXPECT: percpu-access percpu-space */
}

void count_own(int cpu)
{
	__atomic_fetch_add(per_cpu_ptr(&hits, cpu), 1, __ATOMIC_RELAXED);
}
