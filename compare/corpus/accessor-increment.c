/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_inc () of an ordinary element
 */
#include "case.h"

static int plain[4];
DEFINE_PER_CPU(int [4], table);

void count(int i)
{
	this_cpu_inc(plain[i]);			/* EXPECT: percpu-accessor */
}

void count_percpu(int i)
{
	this_cpu_inc(table[i]);
	plain[i]++;
}
