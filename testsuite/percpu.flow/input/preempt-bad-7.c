/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The need, or the proof, is in a function that is called. */
#include <linux/module.h>
#include <linux/delay.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct tally {
	int n, last_cpu;
	void *mem;
};

static DEFINE_PER_CPU(struct tally, tally);
static DEFINE_MUTEX(tally_mutex);

static void tally_count(void)
{
	__this_cpu_inc(tally.n);
}

static inline struct tally *tally_mine(void)
{
	return this_cpu_ptr(&tally);
}

static void tally_where(struct tally *t)
{
	t->last_cpu = smp_processor_id();
}

static void tally_deep(struct tally *t)
{
	if (t)
		pr_debug("%d\n", t->n);
	tally_where(t);
}

void tally_sleep(void)
{
	msleep(1);
	tally_count();					/* EXPECT percpu-preempt */
}

void tally_lock(void)
{
	mutex_lock(&tally_mutex);
	tally_mine()->n++;				/* EXPECT percpu-preempt */
	mutex_unlock(&tally_mutex);
}

int tally_alloc(struct tally *t)
{
	t->mem = kmalloc(64, GFP_KERNEL);
	if (!t->mem)
		return -ENOMEM;
	tally_deep(t);					/* EXPECT percpu-preempt */
	return 0;
}

static int tally_grow(struct tally *t)
{
	t->mem = kmalloc(64, GFP_KERNEL);
	return t->mem ? 0 : -ENOMEM;
}

int tally_grown(struct tally *t)
{
	int ret = tally_grow(t);

	if (!ret)
		t->last_cpu = smp_processor_id();	/* EXPECT percpu-preempt */
	return ret;
}

MODULE_LICENSE("GPL");
