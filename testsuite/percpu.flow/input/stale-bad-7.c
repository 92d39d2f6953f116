/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The function itself shows that the task could have moved between fetch and use. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

struct wheel {
	spinlock_t lock;
	int turns;
	void *mem;
};

static DEFINE_PER_CPU(struct wheel, wheel);
static DEFINE_MUTEX(wheel_mutex);
static DECLARE_WAIT_QUEUE_HEAD(wheel_wait);

/* this_cpu_ptr () is wrong there in itself, and the use is of what may be another's copy. */
void wheel_mutexed(void)
{
	struct wheel *w = this_cpu_ptr(&wheel);		/* EXPECT percpu-preempt */

	mutex_lock(&wheel_mutex);
	w->turns++;					/* EXPECT percpu-stale */
	mutex_unlock(&wheel_mutex);
}

int wheel_alloc(void)
{
	struct wheel *w = this_cpu_ptr(&wheel);		/* EXPECT percpu-preempt */

	w->mem = kmalloc(64, GFP_KERNEL);		/* EXPECT percpu-stale */
	return w->mem ? 0 : -ENOMEM;
}

void wheel_turn(int n)
{
	struct wheel *w = this_cpu_ptr(&wheel);		/* EXPECT percpu-preempt */

	while (n--) {
		w->turns++;				/* EXPECT percpu-stale */
		schedule();
	}
}

void wheel_event(void)
{
	struct wheel *w = this_cpu_ptr(&wheel);		/* EXPECT percpu-preempt */

	wait_event(wheel_wait, w->turns > 3);		/* EXPECT percpu-stale */
	w->turns = 0;
}

MODULE_LICENSE("GPL");
