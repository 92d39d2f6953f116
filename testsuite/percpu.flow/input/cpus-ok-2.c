/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a CPU that goes has counted is moved to another, or counted elsewhere. */
#include <linux/module.h>
#include <linux/cpuhotplug.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>

static DEFINE_PER_CPU(u64, harvest);
static u64 harvest_dead;

static int harvest_gone(unsigned int cpu)
{
	harvest_dead += per_cpu(harvest, cpu);
	per_cpu(harvest, cpu) = 0;
	return 0;
}

int harvest_setup(void)
{
	return cpuhp_setup_state_nocalls(CPUHP_BP_PREPARE_DYN, "harvest", NULL, harvest_gone);
}

u64 harvest_sum(void)
{
	u64 sum = harvest_dead;
	int cpu;

	for_each_online_cpu(cpu)
		sum += per_cpu(harvest, cpu);
	return sum;
}

MODULE_LICENSE("GPL");
