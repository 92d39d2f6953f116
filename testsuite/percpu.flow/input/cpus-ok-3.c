/* SPDX-License-Identifier: GPL-2.0-or-later */
/* With the hotplug lock, what is online stays so. */
#include <linux/module.h>
#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct lorry {
	struct work_struct work;
	void *load;
};

static DEFINE_PER_CPU(struct lorry, lorry);

static int lorry_online(unsigned int cpu)
{
	per_cpu(lorry, cpu).load = kmalloc(64, GFP_KERNEL);
	return per_cpu(lorry, cpu).load ? 0 : -ENOMEM;
}

static int lorry_offline(unsigned int cpu)
{
	kfree(per_cpu(lorry, cpu).load);
	return 0;
}

int lorry_setup(void)
{
	return cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "lorry", lorry_online, lorry_offline);
}

void lorry_clear(void)
{
	int cpu;

	cpus_read_lock();
	for_each_online_cpu(cpu) {
		memset(per_cpu(lorry, cpu).load, 0, 64);
		schedule_work_on(cpu, per_cpu_ptr(&lorry.work, cpu));
	}
	cpus_read_unlock();
}

void lorry_asserted(void)
{
	int cpu;

	lockdep_assert_cpus_held();
	for_each_online_cpu(cpu)
		memset(per_cpu(lorry, cpu).load, 0, 64);
}

MODULE_LICENSE("GPL");
