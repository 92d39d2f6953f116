/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Right static initializers with per-CPU addresses; see uses.c.
 */
#include <percpu.h>
typedef int row_t[4];
typedef int grid_t[2][3];
typedef struct {
	unsigned long bits[1];
} cpumask_t;
typedef cpumask_t mask_var_t[1];
struct stats {
	int packets;
	long bytes;
	int hist[4];
	char name[16];
	struct {
		int a, b;
	} pair;
};
DEFINE_PER_CPU(int, hits);
DEFINE_PER_CPU(int, hits2);
DEFINE_PER_CPU(struct stats, stats);
DEFINE_PER_CPU(row_t, row);
DEFINE_PER_CPU(grid_t, grid);
DEFINE_PER_CPU(mask_var_t, mask);
DEFINE_PER_CPU(struct stats[3], many);
DEFINE_PER_CPU(char[64], buffer);
/* static initializers */
static int __percpu *const table[] = {&hits,
				      &hits2,
				      row,
				      &row[1],
				      grid[1],
				      &grid[1][2],
				      &stats.packets,
				      stats.hist,
				      &stats.hist[2],
				      &stats.pair.b,
				      (int __percpu *)0,
				      NULL};
static void __percpu *vtable[] = {&hits, &stats, row, grid, &grid, &mask, buffer};
static struct {
	int __percpu *p;
	struct stats __percpu *s;
	const void __percpu *v;
} refs[] = {
	{&hits, &stats, &stats},
	{.s = &many[2], .v = &many, .p = many[1].hist},
};
static const unsigned long number = sizeof(hits) + sizeof(stats.hist) +
				    __alignof__(stats) + offsetof(struct stats, bytes);
struct stats __percpu *global = &stats;
static row_t __percpu *prow = &row;
static grid_t __percpu *pgrid = &grid;
static int __percpu (*pdirect)[4] = &row;
const void *use(int i)
{
	return i       ? (const void *)table
	       : i > 1 ? (const void *)vtable
	       : i > 2 ? (const void *)refs
	       : i > 3 ? (const void *)&prow
	       : i > 4 ? (const void *)&pgrid
	       : i > 5 ? (const void *)&pdirect
		       : &number;
}
