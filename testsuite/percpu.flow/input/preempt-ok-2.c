/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Held in some way, with sleeping on either side. */
#include <linux/module.h>
#include <linux/bottom_half.h>
#include <linux/irqflags.h>
#include <linux/local_lock.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

struct depot {
	local_lock_t lock;
	int n;
};

static DEFINE_PER_CPU(struct depot, depot) = {
	.lock = INIT_LOCAL_LOCK(lock),
};
static DEFINE_MUTEX(depot_mutex);
static DEFINE_SPINLOCK(depot_lock);

void depot_all(void)
{
	unsigned long flags;
	int cpu;

	mutex_lock(&depot_mutex);
	cpu = get_cpu();
	__this_cpu_inc(depot.n);
	put_cpu();

	preempt_disable();
	cpu += smp_processor_id();
	preempt_enable();

	local_bh_disable();
	__this_cpu_inc(depot.n);
	local_bh_enable();

	local_irq_save(flags);
	__this_cpu_inc(depot.n);
	local_irq_restore(flags);

	spin_lock(&depot_lock);
	__this_cpu_add(depot.n, cpu);
	spin_unlock(&depot_lock);

	local_lock(&depot.lock);
	this_cpu_ptr(&depot)->n++;
	local_unlock(&depot.lock);

	rcu_read_lock_sched();
	__this_cpu_inc(depot.n);
	rcu_read_unlock_sched();

	rcu_read_lock();
	preempt_disable();
	__this_cpu_inc(depot.n);
	preempt_enable();
	rcu_read_unlock();
	mutex_unlock(&depot_mutex);
}

/* The number stays right, and what is read alone is read whole. */
int depot_pinned(void)
{
	void *mem;
	int cpu;

	migrate_disable();
	mem = kmalloc(64, GFP_KERNEL);
	cpu = smp_processor_id();
	kfree(mem);
	this_cpu_ptr(&depot)->n = cpu;
	cpu += __this_cpu_read(depot.n);
	__this_cpu_write(depot.n, 0);
	migrate_enable();
	return cpu;
}

int depot_guard(void)
{
	void *mem = kmalloc(64, GFP_KERNEL);

	if (!mem)
		return -ENOMEM;
	scoped_guard(preempt)
		__this_cpu_inc(depot.n);
	kfree(mem);
	guard(spinlock)(&depot_lock);
	return __this_cpu_read(depot.n);
}

/* A unit's own begin and end. */
static void depot_enter(void)
{
	preempt_disable();
	rcu_read_lock();
}

static void depot_leave(void)
{
	rcu_read_unlock();
	preempt_enable();
}

void depot_wrapped(void)
{
	might_sleep();
	depot_enter();
	__this_cpu_inc(depot.n);
	depot_leave();
	might_sleep();
}

MODULE_LICENSE("GPL");
