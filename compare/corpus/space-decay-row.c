/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a row of a two-dimensional array becomes an ordinary pointer
 * SPARSE: array decay
 */
#include "case.h"

DEFINE_PER_CPU(grid_t, grid);

int *row(int i)
{
	return grid[i];				/* EXPECT: percpu-space */
}

int __percpu *row_percpu(int i)
{
	return grid[i];
}

int __percpu *cell(int i, int j)
{
	return &grid[i][j];
}

int *cell_copy(int i, int j, int cpu)
{
	return per_cpu_ptr(&grid[i][j], cpu);
}
