/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Called on the CPU that it is about, and staying there. */
#include <linux/module.h>
#include <linux/cpuhotplug.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/smpboot.h>
#include <linux/workqueue.h>

struct janitor {
	void *mem;
	int runs;
	struct work_struct work;
	struct task_struct *task;
};

static DEFINE_PER_CPU(struct janitor, janitor);
static DEFINE_MUTEX(janitor_mutex);

static void janitor_prepare(int n)
{
	__this_cpu_write(janitor.runs, n);
}

static int janitor_online(unsigned int cpu)
{
	void *mem = kzalloc(64, GFP_KERNEL);

	if (!mem)
		return -ENOMEM;
	__this_cpu_write(janitor.mem, mem);
	WARN_ON(cpu != smp_processor_id());
	mutex_lock(&janitor_mutex);
	janitor_prepare(0);
	mutex_unlock(&janitor_mutex);
	return 0;
}

static int janitor_dying(unsigned int cpu)
{
	kfree(__this_cpu_read(janitor.mem));
	return smp_processor_id() == cpu ? 0 : -EINVAL;
}

int janitor_setup(void)
{
	return cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "janitor", janitor_online, janitor_dying);
}

static int janitor_wanted(unsigned int cpu)
{
	return __this_cpu_read(janitor.runs);
}

static void janitor_run(unsigned int cpu)
{
	cond_resched();
	__this_cpu_inc(janitor.runs);
	mutex_lock(&janitor_mutex);
	this_cpu_ptr(&janitor)->mem = NULL;
	mutex_unlock(&janitor_mutex);
}

static struct smp_hotplug_thread janitor_threads = {
	.store = &janitor.task,
	.thread_should_run = janitor_wanted,
	.thread_fn = janitor_run,
	.thread_comm = "janitor/%u",
};

int janitor_register(void)
{
	return smpboot_register_percpu_thread(&janitor_threads);
}

/* A worker of an ordinary queue is its CPU's. */
static void janitor_work(struct work_struct *work)
{
	struct janitor *j = this_cpu_ptr(&janitor);

	mutex_lock(&janitor_mutex);
	j->runs += smp_processor_id();
	mutex_unlock(&janitor_mutex);
}

int janitor_each(void)
{
	return schedule_on_each_cpu(janitor_work);
}

void janitor_one(int cpu)
{
	INIT_WORK(per_cpu_ptr(&janitor.work, cpu), janitor_work);
	queue_work_on(cpu, system_wq, per_cpu_ptr(&janitor.work, cpu));
}

static long janitor_here(void *arg)
{
	void *mem = kmalloc(64, GFP_KERNEL);

	__this_cpu_write(janitor.mem, mem);
	return smp_processor_id();
}

long janitor_there(int cpu)
{
	return work_on_cpu(cpu, janitor_here, NULL);
}

static int janitor_bound(void *arg)
{
	while (!kthread_should_stop()) {
		__this_cpu_inc(janitor.runs);
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

struct task_struct *janitor_thread(unsigned int cpu)
{
	return kthread_create_on_cpu(janitor_bound, NULL, cpu, "janitor/%u");
}

MODULE_LICENSE("GPL");
