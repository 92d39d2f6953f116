/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_read () of an array where an element is meant
 */
#include "case.h"

DEFINE_PER_CPU(int [4], table);

int read(int i)
{
	return this_cpu_read(table)[i];		/* EXPECT: percpu-accessor */
}

int read_percpu(int i)
{
	return this_cpu_read(table[i]) + this_cpu_ptr(table)[i];
}
