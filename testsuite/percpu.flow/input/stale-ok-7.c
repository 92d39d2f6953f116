/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any CPU's copy will do: raw_cpu_ptr () outside of a section, and a lock in the object. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct tub {
	spinlock_t lock;
	struct mutex mutex;
	int n;
	void *mem;
};

static DEFINE_PER_CPU(struct tub, tub);

void tub_spin(int n)
{
	struct tub *t = raw_cpu_ptr(&tub);

	spin_lock(&t->lock);
	t->n += n;
	spin_unlock(&t->lock);
	pr_debug("%d\n", READ_ONCE(t->n));
}

int tub_sleep(void)
{
	struct tub *t = raw_cpu_ptr(&tub);
	int ret = 0;

	mutex_lock(&t->mutex);
	t->mem = kmalloc(64, GFP_KERNEL);
	if (!t->mem)
		ret = -ENOMEM;
	mutex_unlock(&t->mutex);
	cond_resched();
	return ret ? ret : t->n;
}

void tub_any(int n)
{
	int cpu = raw_smp_processor_id();
	struct tub *t = per_cpu_ptr(&tub, cpu);

	mutex_lock(&t->mutex);
	t->n += n;
	mutex_unlock(&t->mutex);
}

/* Sections come and go: the pointer is of none of them. */
int tub_mixed(void)
{
	struct tub *t = raw_cpu_ptr(&tub);
	unsigned long flags;

	preempt_disable();
	__this_cpu_inc(tub.n);
	preempt_enable();
	spin_lock_irqsave(&t->lock, flags);
	t->n--;
	spin_unlock_irqrestore(&t->lock, flags);
	return t->n;
}

MODULE_LICENSE("GPL");
