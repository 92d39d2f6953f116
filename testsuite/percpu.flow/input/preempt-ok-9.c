/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* A thread that the unit binds to a CPU before it runs. */
#include <linux/module.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct janitor {
	int runs;
};

static DEFINE_PER_CPU(struct janitor, janitor);

static int janitor_own(void *arg)
{
	while (!kthread_should_stop()) {
		__this_cpu_inc(janitor.runs);
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

struct task_struct *janitor_bind(unsigned int cpu)
{
	struct task_struct *task = kthread_create(janitor_own, NULL, "own/%u", cpu);

	if (!IS_ERR(task)) {
		kthread_bind(task, cpu);
		wake_up_process(task);
	}
	return task;
}

MODULE_LICENSE("GPL");
