/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a local variable's memory holds is not, or not any more, the pointer.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

struct cursor { int pos; struct stats *stats, *other; };
extern struct stats common;
void start (struct cursor *cursor);

int within (void)
{
	struct cursor c;
	int n;

	c.stats = get_cpu_ptr (&stats);
	n = c.stats->bytes;
	put_cpu_ptr (&stats);
	return n + (c.stats == &common);
}

int overwritten (void)
{
	struct cursor c;

	c.stats = get_cpu_ptr (&stats);
	put_cpu_ptr (&stats);
	c.stats = &common;
	return c.stats->bytes;
}

int as_a_whole (struct cursor *from)
{
	struct cursor c;

	c.stats = get_cpu_ptr (&stats);
	put_cpu_ptr (&stats);
	c = *from;
	return c.stats->bytes;
}

int by_a_callee (void)
{
	struct cursor c;

	c.stats = get_cpu_ptr (&stats);
	put_cpu_ptr (&stats);
	start (&c);
	return c.stats->bytes;
}

int by_an_address (struct stats **to, int which)
{
	struct cursor c;
	struct stats **slot = which ? &c.stats : &c.other;

	c.stats = get_cpu_ptr (&stats);
	put_cpu_ptr (&stats);
	*slot = &common;
	return c.stats->bytes;
}

int another_member (void)
{
	struct cursor c = { .other = &common };

	c.stats = get_cpu_ptr (&stats);
	put_cpu_ptr (&stats);
	return c.other->bytes;
}

int another_element (int i)
{
	struct stats *all[4] = { &common, &common, &common, &common };

	all[i] = get_cpu_ptr (&stats);
	put_cpu_ptr (&stats);
	return all[0]->bytes;
}

/* Which element it is nobody knows.  */
int this_element (int i)
{
	struct stats *all[4] = { &common, &common, &common, &common };

	all[1] = get_cpu_ptr (&stats);
	put_cpu_ptr (&stats);
	all[i] = &common;
	return all[1]->bytes;
}

/* The next turn fetches it again before it is used.  */
int turns (int n)
{
	struct cursor c;
	int sum = 0;

	while (n--) {
		c.stats = get_cpu_ptr (&stats);
		sum += c.stats->bytes;
		put_cpu_ptr (&stats);
	}
	return sum;
}

int one_way (int here)
{
	struct cursor c = { .stats = &common };
	int n;

	if (here)
		c.stats = get_cpu_ptr (&stats);
	n = c.stats->bytes;
	if (here)
		put_cpu_ptr (&stats);
	return n;
}
