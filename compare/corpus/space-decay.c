/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an array becomes an ordinary pointer
 * PEERS: 13 array decay
 * SPARSE: array decay
 */
#include "case.h"

DEFINE_PER_CPU(int [4], table);

int *decay(void)
{
	return table;				/* EXPECT: percpu-space */
}

int __percpu *decay_percpu(void)
{
	return table;
}

int *decay_copy(int cpu)
{
	return per_cpu_ptr(table, cpu);
}
