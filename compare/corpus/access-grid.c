/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an element of a two-dimensional array read
 */
#include "case.h"

DEFINE_PER_CPU(grid_t, grid);

int cell(int i, int j)
{
	return grid[i][j];			/* EXPECT: percpu-access */
}

int cell_own(int i, int j, int cpu)
{
	return this_cpu_read(grid[i][j]) + *per_cpu_ptr(&grid[i][j], cpu) +
	       per_cpu(grid, cpu)[i][j];
}
