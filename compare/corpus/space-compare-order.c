/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer ordered against an ordinary one
 */
#include "case.h"

DEFINE_PER_CPU(row_t, row);

int inside(int *q)
{
	return q < &row[4];			/* EXPECT: percpu-space */
}

int inside_percpu(int __percpu *q)
{
	return q >= row && q < &row[4];
}
