/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable read
 * PEERS: 1 plain read of the variable
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int read(void)
{
	return hits;				/* EXPECT: percpu-access */
}

int read_own(int cpu)
{
	__typeof__(hits) value = this_cpu_read(hits);

	return value + per_cpu(hits, cpu);
}

unsigned long size(void)
{
	return sizeof(hits) + __alignof__(hits) + sizeof(&hits);
}
