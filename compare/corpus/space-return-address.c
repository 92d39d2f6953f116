/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the address of a variable returned as an ordinary pointer
 * PEERS: 3 return `&v` as an ordinary pointer
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int *leak_address(void)
{
	return &hits;				/* EXPECT: percpu-space */
}

int __percpu *address(void)
{
	return &hits;
}

int *copy(int cpu)
{
	return per_cpu_ptr(&hits, cpu);
}
