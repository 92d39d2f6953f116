/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Begun under a condition, ended under none or under another. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>

static DEFINE_PER_CPU(int, tick_load);

struct tick_dev {
	unsigned int flags;
	bool bound;
	int cpu;
};

#define TICK_LOCAL	1
#define TICK_BROADCAST	2

void tick_sample(bool local)
{
	if (local)
		preempt_disable();
	this_cpu_inc(tick_load);
	preempt_enable();				/* EXPECT percpu-balance */
}

/* Two bits of one word: who knows that one is not set without the other? */
int tick_attach(struct tick_dev *dev)
{
	if (dev->flags & TICK_LOCAL)
		dev->cpu = get_cpu();
	this_cpu_inc(tick_load);
	if (dev->flags & TICK_BROADCAST)
		put_cpu();				/* XFAIL percpu-balance */
	return 0;					/* XFAIL percpu-balance */
}

/* The flag is set in the wrong arm. */
int tick_move(struct tick_dev *dev, int to)
{
	bool held = false;

	if (dev->bound) {
		dev->cpu = get_cpu();
	} else {
		dev->cpu = to;
		held = true;
	}
	this_cpu_inc(tick_load);
	if (held)
		put_cpu();				/* EXPECT percpu-balance */
	return dev->cpu;				/* EXPECT percpu-balance */
}

/* The condition changes in between, to what nobody can tell. */
void tick_drain(int budget)
{
	if (budget > 0)
		preempt_disable();
	budget -= this_cpu_read(tick_load);
	if (budget > 0)
		preempt_enable();
}							/* XFAIL percpu-balance */

MODULE_LICENSE("GPL");
