/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Only one way through the function sleeps with the CPU held. */
#include <linux/module.h>
#include <linux/delay.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

static DEFINE_PER_CPU(int, valve);
static DEFINE_MUTEX(valve_mutex);
static DEFINE_SPINLOCK(valve_lock);

/* The error is written down before the section ends. */
int valve_open(int n)
{
	char *why = NULL;
	int ret = 0;

	get_cpu();
	if (n > 8) {
		why = kasprintf(GFP_KERNEL, "no valve %d", n);	/* EXPECT percpu-sleep */
		ret = -EINVAL;
	}
	this_cpu_inc(valve);
	put_cpu();
	kfree(why);
	return ret;
}

/* Right when it is told to sleep, but then not always. */
int valve_mode(int mode)
{
	switch (mode) {
	case 0:
		mutex_lock(&valve_mutex);
		break;
	case 1:
		spin_lock(&valve_lock);
		break;
	default:
		return -EINVAL;
	}
	if (mode == 1)
		msleep(10);				/* EXPECT percpu-sleep */
	if (mode == 0)
		mutex_unlock(&valve_mutex);
	else
		spin_unlock(&valve_lock);
	return 0;
}

/* Dropped for the sleep, but begun twice. */
void valve_wait(void)
{
	spin_lock(&valve_lock);
	preempt_disable();
	__this_cpu_inc(valve);
	spin_unlock(&valve_lock);
	msleep(1);					/* EXPECT percpu-sleep */
	preempt_enable();
}

/*
 * The second turn of the loop is in the section of the first.  But whether there is a
 * second one when there was a first is the loop's own secret.
 */
void valve_turns(int n)
{
	bool held = false;

	while (n--) {
		mutex_lock(&valve_mutex);		/* XFAIL percpu-sleep */
		if (!held) {
			preempt_disable();
			held = true;
		}
		__this_cpu_inc(valve);
		mutex_unlock(&valve_mutex);
	}
	if (held)
		preempt_enable();
}

/* The lock's holder is gone, the CPU's is not. */
void valve_inner(bool sync)
{
	unsigned long flags;

	local_irq_save(flags);
	preempt_disable();
	if (!sync) {
		preempt_enable();
		local_irq_restore(flags);
		return;
	}
	preempt_enable();
	mutex_lock(&valve_mutex);			/* EXPECT percpu-sleep */
	__this_cpu_inc(valve);
	mutex_unlock(&valve_mutex);
	local_irq_restore(flags);
}

MODULE_LICENSE("GPL");
