/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A mutex does not keep the task on its CPU. */
#include <linux/module.h>
#include <linux/completion.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/rwsem.h>
#include <linux/smp.h>

static DEFINE_PER_CPU(u64, quota);
static DEFINE_MUTEX(quota_mutex);
static DECLARE_RWSEM(quota_sem);
static DECLARE_COMPLETION(quota_done);

void quota_charge(u64 n)
{
	mutex_lock(&quota_mutex);
	__this_cpu_add(quota, n);			/* EXPECT percpu-preempt */
	mutex_unlock(&quota_mutex);
}

u64 quota_read(void)
{
	u64 n;

	down_read(&quota_sem);
	n = __this_cpu_read(quota);			/* EXPECT percpu-preempt */
	up_read(&quota_sem);
	return n;
}

int quota_set(u64 n)
{
	int ret = mutex_lock_killable(&quota_mutex);

	if (ret)
		return ret;
	__this_cpu_write(quota, n);			/* EXPECT percpu-preempt */
	mutex_unlock(&quota_mutex);
	return 0;
}

void quota_wait(void)
{
	wait_for_completion(&quota_done);
	*this_cpu_ptr(&quota) = 0;			/* EXPECT percpu-preempt */
}

bool quota_take(u64 n)
{
	bool taken;

	down_write(&quota_sem);
	taken = __this_cpu_sub_return(quota, n) < n;	/* EXPECT percpu-preempt */
	up_write(&quota_sem);
	return taken;
}

void quota_swap(void)
{
	u64 old;

	might_sleep();
	old = __this_cpu_xchg(quota, 0);		/* EXPECT percpu-preempt */
	pr_debug("%llu\n", old);
}

MODULE_LICENSE("GPL");
