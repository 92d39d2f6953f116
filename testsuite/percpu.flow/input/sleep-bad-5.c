/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Waiting for time to pass where interrupts, softirqs or preemption are off. */
#include <linux/module.h>
#include <linux/bottom_half.h>
#include <linux/delay.h>
#include <linux/irqflags.h>
#include <linux/local_lock.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/wait.h>

static DEFINE_PER_CPU(int, clockwork);
static DEFINE_PER_CPU(local_lock_t, clockwork_lock) = INIT_LOCAL_LOCK(clockwork_lock);
static DECLARE_WAIT_QUEUE_HEAD(clockwork_wait);

void clockwork_irq(void)
{
	unsigned long flags;

	local_irq_save(flags);
	while (__this_cpu_read(clockwork))
		msleep(1);				/* EXPECT percpu-sleep */
	local_irq_restore(flags);
}

void clockwork_disable(void)
{
	local_irq_disable();
	__this_cpu_inc(clockwork);
	usleep_range(10, 20);				/* EXPECT percpu-sleep */
	local_irq_enable();
}

void clockwork_bh(int n)
{
	local_bh_disable();
	while (n--) {
		__this_cpu_inc(clockwork);
		cond_resched();				/* EXPECT percpu-sleep */
	}
	local_bh_enable();
}

void clockwork_local(void)
{
	local_lock(&clockwork_lock);
	ssleep(1);					/* EXPECT percpu-sleep */
	local_unlock(&clockwork_lock);
}

void clockwork_rcu(void)
{
	rcu_read_lock_sched();
	schedule_timeout_uninterruptible(HZ);		/* EXPECT percpu-sleep */
	rcu_read_unlock_sched();
}

void clockwork_schedule(void)
{
	get_cpu();
	set_current_state(TASK_INTERRUPTIBLE);
	if (!this_cpu_read(clockwork))
		schedule();				/* EXPECT percpu-sleep */
	__set_current_state(TASK_RUNNING);
	put_cpu();
}

int clockwork_event(void)
{
	int ret;

	preempt_disable();
	ret = wait_event_interruptible(clockwork_wait, __this_cpu_read(clockwork));	/* EXPECT percpu-sleep */
	preempt_enable();
	return ret;
}

void clockwork_said(void)
{
	preempt_disable();
	might_sleep();					/* EXPECT percpu-sleep */
	preempt_enable();
}

MODULE_LICENSE("GPL");
