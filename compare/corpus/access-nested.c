/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU variable that is a per-CPU pointer read without an accessor
 */
#include "case.h"

DEFINE_PER_CPU(int __percpu *, nested);

int __percpu *inner(void)
{
	return nested;				/* EXPECT: percpu-access */
}

int inner_own(int cpu)
{
	int __percpu *p = this_cpu_read(nested);

	return *per_cpu_ptr(p, cpu) + *per_cpu_ptr(per_cpu(nested, cpu), cpu);
}
