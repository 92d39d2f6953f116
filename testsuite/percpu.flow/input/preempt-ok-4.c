/* SPDX-License-Identifier: GPL-2.0-or-later */
/* It is asked, or said, in which context it runs. */
#include <linux/module.h>
#include <linux/hardirq.h>
#include <linux/irqflags.h>
#include <linux/lockdep.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

static DEFINE_PER_CPU(int, envoy);
static DEFINE_MUTEX(envoy_mutex);
static DEFINE_SPINLOCK(envoy_lock);

void envoy_asks(void)
{
	if (preemptible()) {
		mutex_lock(&envoy_mutex);
		this_cpu_inc(envoy);
		mutex_unlock(&envoy_mutex);
	} else {
		__this_cpu_inc(envoy);
	}
}

void envoy_in_task(void)
{
	if (in_task() && !irqs_disabled())
		might_sleep();
	else
		__this_cpu_inc(envoy);
}

int envoy_interrupt(void)
{
	if (!in_interrupt()) {
		mutex_lock(&envoy_mutex);
		mutex_unlock(&envoy_mutex);
		return 0;
	}
	return __this_cpu_read(envoy);
}

void envoy_in_atomic(size_t size)
{
	void *mem = kmalloc(size, in_atomic() ? GFP_ATOMIC : GFP_KERNEL);

	if (in_atomic())
		__this_cpu_inc(envoy);
	kfree(mem);
}

/* The caller's lock is dropped in between. */
int envoy_asserts(void)
{
	void *mem;

	lockdep_assert_held(&envoy_lock);
	spin_unlock(&envoy_lock);
	mem = kmalloc(64, GFP_KERNEL);
	spin_lock(&envoy_lock);
	__this_cpu_inc(envoy);
	kfree(mem);
	return 0;
}

void envoy_irqs(void)
{
	lockdep_assert_irqs_disabled();
	__this_cpu_inc(envoy);
	preempt_disable();
	__this_cpu_inc(envoy);
	preempt_enable();
	__this_cpu_inc(envoy);
}

void envoy_preempt(void)
{
	lockdep_assert_preemption_disabled();
	get_cpu_var(envoy)++;
	put_cpu_var(envoy);
	__this_cpu_inc(envoy);
}

/* Warns when it is called wrongly: then it is a section of the caller's. */
void envoy_warns(void)
{
	WARN_ON_ONCE(preemptible());
	preempt_disable();
	__this_cpu_inc(envoy);
	preempt_enable();
	__this_cpu_inc(envoy);
}

void envoy_softirq(void)
{
	lockdep_assert_in_softirq();
	preempt_disable();
	preempt_enable();
	__this_cpu_inc(envoy);
}

void envoy_cant_sleep(void)
{
	cant_sleep();
	preempt_disable();
	preempt_enable();
	__this_cpu_inc(envoy);
}

void envoy_count(void)
{
	if (preempt_count())
		__this_cpu_inc(envoy);
	else
		cond_resched();
}

MODULE_LICENSE("GPL");
