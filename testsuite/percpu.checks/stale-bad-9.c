/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pointer is kept in a local variable's memory.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

struct cursor { int pos; struct stats *stats; };


int member (int pos)
{
	struct cursor c = { .pos = pos };

	c.stats = get_cpu_ptr (&stats);
	c.stats->bytes++;
	put_cpu_ptr (&stats);
	return c.stats->bytes;			/* { dg-error "23:\\[percpu-stale\\]" "member" } */
}

int initializer (int pos)
{
	struct cursor c = { pos, get_cpu_ptr (&stats) };

	put_cpu_ptr (&stats);
	c.pos++;
	c.stats->bytes = c.pos;			/* { dg-error "24:\\[percpu-stale\\]" "initializer" } */
	return 0;
}

int element (void)
{
	struct stats *both[2] = { NULL, NULL };

	both[1] = get_cpu_ptr (&stats);
	put_cpu_ptr (&stats);
	return both[1]->bytes;			/* { dg-error "23:\\[percpu-stale\\]" "element" } */
}

/* Each turn has its own, which the first use of it says.  */
int turns (int n)
{
	struct cursor c;
	int sum = 0;

	while (n--) {
		c.stats = get_cpu_ptr (&stats);
		c.pos = n;
		put_cpu_ptr (&stats);
		sum += c.stats->bytes;		/* { dg-error "31:\\[percpu-stale\\]" "turns" } */
	}
	return sum + c.pos;
}
