/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sleeps only when it does not hold, by a condition; or never, as nobody gets there. */
#include <linux/module.h>
#include <linux/bug.h>
#include <linux/delay.h>
#include <linux/jump_label.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

static DEFINE_PER_CPU(int, brake);
static DEFINE_MUTEX(brake_mutex);
static DEFINE_SPINLOCK(brake_lock);
static DEFINE_STATIC_KEY_FALSE(brake_atomic);

void brake_mode(bool atomic)
{
	if (atomic)
		preempt_disable();
	this_cpu_inc(brake);
	if (!atomic)
		msleep(1);
	if (atomic)
		preempt_enable();
}

void brake_locks(bool may_sleep)
{
	if (may_sleep)
		mutex_lock(&brake_mutex);
	else
		spin_lock(&brake_lock);
	this_cpu_inc(brake);
	might_sleep_if(may_sleep);
	if (may_sleep)
		mutex_unlock(&brake_mutex);
	else
		spin_unlock(&brake_lock);
}

int brake_flag(int n)
{
	bool held = false;

	if (n > 3) {
		get_cpu();
		held = true;
	}
	this_cpu_add(brake, n);
	if (!held)
		cond_resched();
	else
		put_cpu();
	return n;
}

void brake_key(void)
{
	if (static_branch_unlikely(&brake_atomic))
		preempt_disable();
	this_cpu_inc(brake);
	if (!static_branch_unlikely(&brake_atomic))
		cond_resched();
	if (static_branch_unlikely(&brake_atomic))
		preempt_enable();
}

void brake_dead(void)
{
	const bool debug = false;

	get_cpu();
	if (0)
		msleep(1);
	if (debug)
		mutex_lock(&brake_mutex);
	if (IS_ENABLED(CONFIG_PERCPU_NOT_THERE))
		schedule();
	put_cpu();
}

static inline bool brake_configured(void)
{
	return false;
}

void brake_stub(void)
{
	get_cpu();
	if (brake_configured())
		msleep(1);
	put_cpu();
}

void brake_bug(int n)
{
	preempt_disable();
	if (n > 4) {
		BUG();
		msleep(1);
	}
	preempt_enable();
}

/* A helper that is told whether it may. */
static void brake_pause(bool may_sleep)
{
	if (may_sleep)
		msleep(1);
	else
		udelay(10);
}

void brake_wait(void)
{
	brake_pause(true);
	spin_lock(&brake_lock);
	brake_pause(false);
	spin_unlock(&brake_lock);
}

int brake_state(int state)
{
	switch (state) {
	case 0:
		preempt_disable();
		break;
	case 1:
		mutex_lock(&brake_mutex);
		break;
	default:
		return -EINVAL;
	}
	this_cpu_inc(brake);
	if (state == 1) {
		msleep(1);
		mutex_unlock(&brake_mutex);
	} else {
		preempt_enable();
	}
	return 0;
}

MODULE_LICENSE("GPL");
