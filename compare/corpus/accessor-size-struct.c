/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_add () of a structure
 */
#include "case.h"

DEFINE_PER_CPU(struct odd, odd);

void add(void)
{
	this_cpu_add(odd, 1);			/* EXPECT: percpu-accessor */
}

void add_percpu(struct odd value, int cpu)
{
	per_cpu(odd, cpu) = value;
	*this_cpu_ptr(&odd) = value;
}
