/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dropped for the sleep and taken again. */
#include <linux/module.h>
#include <linux/delay.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

struct basin {
	spinlock_t lock;
	wait_queue_head_t wait;
	int level, max;
	void *spare;
};

static DEFINE_PER_CPU(int, basin_level);

void *basin_preload(struct basin *b)
{
	void *mem;

	spin_lock(&b->lock);
	while (!b->spare) {
		spin_unlock(&b->lock);
		mem = kmalloc(64, GFP_KERNEL);
		if (!mem)
			return NULL;
		spin_lock(&b->lock);
		if (b->spare)
			kfree(mem);
		else
			b->spare = mem;
	}
	mem = b->spare;
	b->spare = NULL;
	spin_unlock(&b->lock);
	return mem;
}

void basin_drain(struct basin *b)
{
	int cpu;

	for (cpu = get_cpu(); b->level > 0; cpu = get_cpu()) {
		per_cpu(basin_level, cpu)++;
		put_cpu();
		msleep(1);
	}
	put_cpu();
}

/* The lock is dropped within the macro. */
int basin_wait(struct basin *b)
{
	int ret;

	spin_lock_irq(&b->lock);
	ret = wait_event_interruptible_lock_irq(b->wait, b->level < b->max, b->lock);
	if (!ret)
		b->level++;
	spin_unlock_irq(&b->lock);
	return ret;
}

void basin_resched(struct basin *b)
{
	spin_lock(&b->lock);
	while (b->level--)
		cond_resched_lock(&b->lock);
	spin_unlock(&b->lock);
}

/* Called with the lock, drops it, and says so. */
static int basin_refill(struct basin *b)
{
	void *mem;

	spin_unlock(&b->lock);
	mem = kmalloc(64, GFP_KERNEL);
	spin_lock(&b->lock);
	if (!mem)
		return -ENOMEM;
	b->spare = mem;
	return 0;
}

int basin_use(struct basin *b)
{
	int ret = 0;

	spin_lock(&b->lock);
	if (!b->spare)
		ret = basin_refill(b);
	spin_unlock(&b->lock);
	return ret;
}

static void basin_pause(void)
{
	preempt_enable();
	schedule_timeout_uninterruptible(1);
	preempt_disable();
}

void basin_slow(int n)
{
	preempt_disable();
	while (n--) {
		__this_cpu_inc(basin_level);
		basin_pause();
	}
	preempt_enable();
}

/* All that holds has ended, in another order than it began. */
void basin_crossed(struct basin *b)
{
	unsigned long flags;

	preempt_disable();
	spin_lock_irqsave(&b->lock, flags);
	preempt_enable();
	b->level++;
	spin_unlock_irqrestore(&b->lock, flags);
	msleep(1);
}

/* The old way to wait. */
void basin_prepare(struct basin *b)
{
	DEFINE_WAIT(wait);

	spin_lock(&b->lock);
	for (;;) {
		prepare_to_wait(&b->wait, &wait, TASK_UNINTERRUPTIBLE);
		if (b->level < b->max)
			break;
		spin_unlock(&b->lock);
		schedule();
		spin_lock(&b->lock);
	}
	finish_wait(&b->wait, &wait);
	b->level++;
	spin_unlock(&b->lock);
}

MODULE_LICENSE("GPL");
