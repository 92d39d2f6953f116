/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: both levels of a pointer to a per-CPU pointer dereferenced
 */
#include "case.h"

int fetch(int __percpu **p)
{
	return **p;				/* EXPECT: percpu-access */
}

int fetch_own(int __percpu **p, int cpu)
{
	int __percpu *q = *p;

	return *per_cpu_ptr(*p, cpu) + this_cpu_read(*q);
}
