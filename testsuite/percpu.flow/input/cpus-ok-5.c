/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Set up when a CPU comes: the first ones here, the others by the callback. */
#include <linux/module.h>
#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/cpumask.h>
#include <linux/list.h>
#include <linux/percpu.h>

struct kennel {
	struct list_head dogs;
	bool ready;
};

static DEFINE_PER_CPU(struct kennel, kennel);

static int kennel_prepare(unsigned int cpu)
{
	struct kennel *k = per_cpu_ptr(&kennel, cpu);

	if (!k->ready) {
		INIT_LIST_HEAD(&k->dogs);
		k->ready = true;
	}
	return 0;
}

int kennel_init(void)
{
	int cpu;

	cpus_read_lock();
	for_each_online_cpu(cpu)
		kennel_prepare(cpu);
	cpus_read_unlock();
	return cpuhp_setup_state_nocalls(CPUHP_BP_PREPARE_DYN, "kennel", kennel_prepare, NULL);
}

MODULE_LICENSE("GPL");
