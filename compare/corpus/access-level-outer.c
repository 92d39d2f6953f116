/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer to an ordinary pointer dereferenced
 */
#include "case.h"

int *fetch(int *__percpu *p)
{
	return *p;				/* EXPECT: percpu-access */
}

int *fetch_own(int *__percpu *p, int cpu)
{
	return cpu ? this_cpu_read(*p) : *per_cpu_ptr(p, cpu);
}

int fetch_ordinary(int **p)
{
	return **p;
}
