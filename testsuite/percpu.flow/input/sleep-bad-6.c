/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The one that sleeps is some calls away. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

struct ledger {
	struct mutex mutex;
	spinlock_t lock;
	void *page;
	int n;
};

static DEFINE_PER_CPU(int, ledger_writes);

static void *ledger_page(void)
{
	return kmalloc(128, GFP_KERNEL);
}

static int ledger_grow(struct ledger *l)
{
	void *page = ledger_page();

	if (!page)
		return -ENOMEM;
	l->page = page;
	return 0;
}

static int ledger_reserve(struct ledger *l, int n)
{
	int ret = ledger_grow(l);

	if (!ret)
		l->n = n;
	return ret;
}

int ledger_write(struct ledger *l, int n)
{
	int ret;

	get_cpu();
	ret = ledger_reserve(l, n);			/* EXPECT percpu-sleep */
	this_cpu_inc(ledger_writes);
	put_cpu();
	return ret;
}

static void ledger_lock(struct ledger *l)
{
	mutex_lock(&l->mutex);
}

static void ledger_unlock(struct ledger *l)
{
	mutex_unlock(&l->mutex);
}

void ledger_touch(struct ledger *l)
{
	spin_lock(&l->lock);
	ledger_lock(l);					/* EXPECT percpu-sleep */
	l->n++;
	ledger_unlock(l);
	spin_unlock(&l->lock);
}

/* Both are helpers: the begin and the sleeper. */
static int ledger_begin(void)
{
	return get_cpu();
}

static void ledger_end(void)
{
	put_cpu();
}

int ledger_both(struct ledger *l)
{
	int ret, cpu = ledger_begin();

	pr_debug("%d\n", cpu);
	ret = ledger_grow(l);				/* EXPECT percpu-sleep */
	ledger_end();
	return ret;
}

/* Sleeps only when there is no page, and that is what is asked before. */
static int ledger_need(struct ledger *l)
{
	if (l->page)
		return 0;
	return ledger_grow(l);
}

int ledger_need_page(struct ledger *l)
{
	int ret;

	preempt_disable();
	ret = ledger_need(l);				/* EXPECT percpu-sleep */
	preempt_enable();
	return ret;
}

MODULE_LICENSE("GPL");
