/* SPDX-License-Identifier: GPL-2.0-or-later */
/* User memory, sleeping and waiting around the access. */
#include <linux/module.h>
#include <linux/delay.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

struct reel {
	u64 bytes;
	int state;
};

static DEFINE_PER_CPU(struct reel, reel);
static DECLARE_WAIT_QUEUE_HEAD(reel_wait);

long reel_set(const void __user *from)
{
	struct reel r;

	if (copy_from_user(&r, from, sizeof(r)))
		return -EFAULT;
	__this_cpu_write(reel.state, r.state);		/* EXPECT percpu-preempt */
	return 0;
}

long reel_get(void __user *to)
{
	struct reel *r = this_cpu_ptr(&reel);		/* EXPECT percpu-preempt */

	return copy_to_user(to, r, sizeof(*r)) ? -EFAULT : 0;
}

int reel_put(u64 __user *to)
{
	u64 n = __this_cpu_read(reel.bytes);		/* EXPECT percpu-preempt */

	return put_user(n, to);
}

void reel_poll(void)
{
	while (!__this_cpu_read(reel.state))		/* EXPECT percpu-preempt */
		msleep(10);
}

int reel_event(void)
{
	int ret = wait_event_interruptible(reel_wait, true);

	if (!ret)
		__this_cpu_inc(reel.bytes);		/* EXPECT percpu-preempt */
	return ret;
}

/* cond_resched () is called where one may not sleep as well, and is no proof. */
void reel_loop(int n)
{
	while (n--) {
		__this_cpu_add(reel.bytes, n);		/* XFAIL percpu-preempt */
		cond_resched();
	}
}

void reel_timeout(void)
{
	set_current_state(TASK_INTERRUPTIBLE);
	schedule_timeout(HZ);
	pr_debug("woken on %d\n", smp_processor_id());	/* EXPECT percpu-preempt */
}

MODULE_LICENSE("GPL");
