/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The CPUs that are online, while one of them may go: no lock, and it sleeps in between. */
#include <linux/module.h>
#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct crane {
	struct work_struct work;
	void *load;
};

static DEFINE_PER_CPU(struct crane, crane);

static int crane_online(unsigned int cpu)
{
	per_cpu(crane, cpu).load = kmalloc(64, GFP_KERNEL);
	return per_cpu(crane, cpu).load ? 0 : -ENOMEM;
}

static int crane_offline(unsigned int cpu)
{
	kfree(per_cpu(crane, cpu).load);
	return 0;
}

int crane_setup(void)
{
	return cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "crane", crane_online, crane_offline);
}

void crane_clear(void)
{
	int cpu;

	for_each_online_cpu(cpu) {			/* EXPECT percpu-cpus */
		memset(per_cpu(crane, cpu).load, 0, 64);
		cond_resched();
	}
}

void crane_queue(void)
{
	int cpu;

	for_each_online_cpu(cpu)			/* EXPECT percpu-cpus */
		schedule_work_on(cpu, per_cpu_ptr(&crane.work, cpu));
}

MODULE_LICENSE("GPL");
