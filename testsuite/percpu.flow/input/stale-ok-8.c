/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The task cannot leave its CPU at all: a step of hotplug, a thread of the CPU. */
#include <linux/module.h>
#include <linux/cpuhotplug.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/smpboot.h>

struct stoker {
	int n;
	void *mem;
	struct task_struct *task;
};

static DEFINE_PER_CPU(struct stoker, stoker);

static int stoker_online(unsigned int cpu)
{
	struct stoker *s = get_cpu_ptr(&stoker);

	s->n = 0;
	put_cpu_ptr(&stoker);
	s->mem = kmalloc(64, GFP_KERNEL);
	return s->mem ? 0 : -ENOMEM;
}

static int stoker_offline(unsigned int cpu)
{
	struct stoker *s = this_cpu_ptr(&stoker);

	kfree(s->mem);
	might_sleep();
	s->mem = NULL;
	return 0;
}

int stoker_register(void)
{
	return cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "stoker", stoker_online, stoker_offline);
}

static void stoker_thread(unsigned int cpu)
{
	struct stoker *s;

	preempt_disable();
	s = this_cpu_ptr(&stoker);
	preempt_enable();
	cond_resched();
	s->n++;
}

static int stoker_wanted(unsigned int cpu)
{
	return per_cpu(stoker, cpu).n;
}

static struct smp_hotplug_thread stoker_threads = {
	.store = &stoker.task,
	.thread_should_run = stoker_wanted,
	.thread_fn = stoker_thread,
	.thread_comm = "stoker/%u",
};

int stoker_start(void)
{
	return smpboot_register_percpu_thread(&stoker_threads);
}

MODULE_LICENSE("GPL");
