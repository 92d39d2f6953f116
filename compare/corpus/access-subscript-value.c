/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable as an array's index
 */
#include "case.h"

DEFINE_PER_CPU(int, cursor);

int lookup(const int *table)
{
	return table[cursor];			/* EXPECT: percpu-access */
}

int lookup_own(const int *table)
{
	return table[this_cpu_read(cursor)];
}
