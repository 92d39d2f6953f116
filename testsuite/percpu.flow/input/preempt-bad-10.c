/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In the arm that sleeps, behind a lock that could not be had, in a case. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

static DEFINE_PER_CPU(int, ferry);
static DEFINE_MUTEX(ferry_mutex);
static DEFINE_SPINLOCK(ferry_lock);

void ferry_try(void)
{
	if (spin_trylock(&ferry_lock)) {
		__this_cpu_inc(ferry);
		spin_unlock(&ferry_lock);
	} else {
		mutex_lock(&ferry_mutex);
		__this_cpu_inc(ferry);			/* EXPECT percpu-preempt */
		mutex_unlock(&ferry_mutex);
	}
}

int ferry_mode(int mode)
{
	switch (mode) {
	case 0:
		preempt_disable();
		__this_cpu_inc(ferry);
		preempt_enable();
		break;
	case 1:
		mutex_lock(&ferry_mutex);
		__this_cpu_dec(ferry);			/* EXPECT percpu-preempt */
		mutex_unlock(&ferry_mutex);
		break;
	default:
		return -EINVAL;
	}
	return 0;
}

int ferry_error(size_t size)
{
	void *mem;
	int ret = 0;

	mem = kmalloc(size, GFP_KERNEL);
	if (!mem) {
		ret = -ENOMEM;
		goto fail;
	}
	kfree(mem);
	return 0;
fail:
	__this_cpu_inc(ferry);				/* EXPECT percpu-preempt */
	return ret;
}

/* One and the same condition. */
void ferry_both(bool sync)
{
	if (sync)
		mutex_lock(&ferry_mutex);
	if (sync)
		__this_cpu_inc(ferry);			/* EXPECT percpu-preempt */
	if (sync)
		mutex_unlock(&ferry_mutex);
}

MODULE_LICENSE("GPL");
