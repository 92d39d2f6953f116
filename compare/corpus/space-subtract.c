/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer subtracted from an ordinary one
 * SPARSE: pointer subtraction
 */
#include "case.h"

DEFINE_PER_CPU(row_t, row);

long distance(int *q)
{
	return q - row;				/* EXPECT: percpu-space */
}

long distance_percpu(int __percpu *q)
{
	return q - row + (&row[3] - &row[1]);
}

long distance_copy(int *q, int cpu)
{
	return q - per_cpu_ptr(row, cpu);
}
