/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What runs later, elsewhere, does not run in the section that mentions it. */
#include <linux/module.h>
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/stop_machine.h>
#include <linux/workqueue.h>

static DEFINE_PER_CPU(int, errand);
static DEFINE_MUTEX(errand_mutex);
static DEFINE_SPINLOCK(errand_lock);

static void errand_run(struct work_struct *work)
{
	mutex_lock(&errand_mutex);
	msleep(1);
	mutex_unlock(&errand_mutex);
	kfree(work);
}

int errand_send(void)
{
	struct work_struct *work = kmalloc(sizeof(*work), GFP_KERNEL);

	if (!work)
		return -ENOMEM;
	spin_lock(&errand_lock);
	INIT_WORK(work, errand_run);
	schedule_work(work);
	spin_unlock(&errand_lock);
	return 0;
}

typedef void errand_fn(void);

static void errand_slow(void)
{
	msleep(1);
}

static void errand_fast(void)
{
	udelay(1);
}

/* Chosen by what holds. */
void errand_choose(bool held)
{
	errand_fn *fn = held ? errand_fast : errand_slow;

	if (held)
		get_cpu();
	fn();
	if (held)
		put_cpu();
}

/* A table of both, of which nothing is known here. */
struct errand_kind {
	errand_fn *slow, *fast;
};

static const struct errand_kind errand_kind = { errand_slow, errand_fast };

void errand_table(void)
{
	preempt_disable();
	errand_kind.fast();
	preempt_enable();
	errand_kind.slow();
}

/* Defined in a section's text, and not run there. */
size_t errand_size(void)
{
	size_t n;

	preempt_disable();
	n = sizeof(kmalloc(8, GFP_KERNEL)) + __this_cpu_read(errand);
	preempt_enable();
	return n;
}

MODULE_LICENSE("GPL");
