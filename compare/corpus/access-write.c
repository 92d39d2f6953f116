/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable written
 * PEERS: 2 plain write
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

void write(int n)
{
	hits = n;				/* EXPECT: percpu-access */
}

void write_own(int n, int cpu)
{
	this_cpu_write(hits, n);
	per_cpu(hits, cpu) = n;
}
