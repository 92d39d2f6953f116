/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One condition in two places: a variable, a member, a bit, a call's result. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct gauge {
	unsigned int flags;
	bool fast;
	struct gauge *parent;
	int level;
};

#define GAUGE_LOCAL	4

static DEFINE_PER_CPU(int, gauge_level);

int gauge_read(bool local)
{
	int cpu = 0;

	if (local)
		cpu = get_cpu();
	pr_debug("gauge %d\n", cpu);
	if (local)
		put_cpu();
	return cpu;
}

void gauge_inverse(int slow)
{
	if (!slow)
		preempt_disable();
	if (slow > 3)
		pr_debug("very slow\n");
	if (slow == 0)
		preempt_enable();
}

void gauge_member(struct gauge *g)
{
	if (g->fast)
		preempt_disable();
	g->level += raw_cpu_read(gauge_level);
	if (g->fast)
		preempt_enable();
}

void gauge_bit(struct gauge *g)
{
	if (g->flags & GAUGE_LOCAL)
		migrate_disable();
	g->level += raw_cpu_read(gauge_level);
	if (g->flags & GAUGE_LOCAL)
		migrate_enable();
}

/* The bit is read once, and two names stand for it. */
void gauge_saved(struct gauge *g)
{
	const unsigned int local = g->flags & GAUGE_LOCAL;
	const bool also = !!local;

	if (local)
		preempt_disable();
	g->level += raw_cpu_read(gauge_level);
	if (also)
		preempt_enable();
}

void gauge_both(struct gauge *g)
{
	if (g->parent && g->parent->fast)
		preempt_disable();
	g->level++;
	if (g->parent && g->parent->fast)
		preempt_enable();
}

/* What implies the other: above 10 is above 5. */
void gauge_range(int n)
{
	if (n > 5)
		preempt_disable();
	pr_debug("%d\n", n);
	if (n > 10)
		pr_debug("much\n");
	if (n >= 6)
		preempt_enable();
}

bool gauge_is_local(const struct gauge *g);

void gauge_asked(struct gauge *g)
{
	bool local = gauge_is_local(g);

	if (local)
		preempt_disable();
	g->level = raw_cpu_read(gauge_level);
	if (local)
		preempt_enable();
}

MODULE_LICENSE("GPL");
