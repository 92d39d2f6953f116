/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kept in another object, by a choice, or under two names. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct rail {
	int n, m;
};

static DEFINE_PER_CPU(struct rail, rail);
static DEFINE_PER_CPU(struct rail, side_rail);

int rail_alias(void)
{
	struct rail *r = get_cpu_ptr(&rail), *q = r;

	put_cpu_ptr(&rail);
	return q->n;					/* EXPECT percpu-stale */
}

/* Whichever it is, it is of the CPU that was. */
void rail_choice(bool side)
{
	struct rail *r;

	preempt_disable();
	if (side)
		r = this_cpu_ptr(&side_rail);
	else
		r = this_cpu_ptr(&rail);
	preempt_enable();
	r->n = 0;					/* EXPECT percpu-stale */
}

void rail_ternary(bool side)
{
	struct rail *r;

	preempt_disable();
	r = side ? this_cpu_ptr(&side_rail) : NULL;
	preempt_enable();
	if (r)
		r->m++;					/* EXPECT percpu-stale */
}

struct rail_cursor {
	struct rail *rail;
	int pos;
};

/* Kept in memory that only this function knows. */
int rail_kept(int pos)
{
	struct rail_cursor c = { .pos = pos };

	c.rail = get_cpu_ptr(&rail);
	put_cpu_ptr(&rail);
	return c.rail->n + c.pos;			/* EXPECT percpu-stale */
}

int rail_block(void)
{
	struct rail *r;

	scoped_guard(preempt)
		r = this_cpu_ptr(&rail);
	return r->n;					/* EXPECT percpu-stale */
}

/* The outer section ends as well, with the second. */
int rail_nested(void)
{
	struct rail *r;
	int n;

	preempt_disable();
	r = get_cpu_ptr(&rail);
	put_cpu_ptr(&rail);
	n = r->n;
	preempt_enable();
	return n + r->m;				/* EXPECT percpu-stale */
}

MODULE_LICENSE("GPL");
