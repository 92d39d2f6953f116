/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an element of an array read
 * PEERS: 10 element read `arr[i]`
 */
#include "case.h"

DEFINE_PER_CPU(int, table)[4];

int element(int i)
{
	return table[i];			/* EXPECT: percpu-access */
}

int element_own(int i, int cpu)
{
	return this_cpu_read(table[i]) + per_cpu_ptr(table, cpu)[i] +
	       *per_cpu_ptr(&table[i], cpu) + per_cpu(table[i], cpu) +
	       *this_cpu_ptr(table + i);
}

unsigned long count(void)
{
	return sizeof(table) / sizeof(table[0]);
}
