/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an expression whose range cannot meet a CPU's number
 * OPTIONS: nr-cpus=8
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int high(unsigned int n)
{
	return per_cpu(hits, n % 4 + 8);	/* EXPECT: percpu-index */
}

int low(unsigned int n)
{
	return per_cpu(hits, n % 4 + 4) + per_cpu(hits, n % 9);
}
