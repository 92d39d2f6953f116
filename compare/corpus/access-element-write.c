/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an element of a typedefed array incremented
 */
#include "case.h"

DEFINE_PER_CPU(row_t, row);

void note(int i)
{
	row[i]++;				/* EXPECT: percpu-access */
}

void note_own(int i, int cpu)
{
	this_cpu_inc(row[i]);
	per_cpu(row, cpu)[i]++;
	(*this_cpu_ptr(&row))[i]++;
}
