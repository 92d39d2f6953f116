/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_read () of a value
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int read(int n)
{
	return this_cpu_read(n + 1);		/* EXPECT: percpu-accessor */
}

int read_percpu(int n)
{
	return this_cpu_read(hits) + n + 1;
}
