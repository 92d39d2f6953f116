/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All that are possible, for what stays when a CPU goes. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/list.h>
#include <linux/percpu.h>

struct garden {
	u64 seeds;
	struct list_head beds;
};

static DEFINE_PER_CPU(struct garden, garden);

void garden_init(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		INIT_LIST_HEAD(&per_cpu(garden, cpu).beds);
}

u64 garden_sum(void)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += per_cpu(garden, cpu).seeds;
	return sum;
}

u64 garden_numbers(void)
{
	unsigned int cpu;
	u64 sum = 0;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		if (cpu_possible(cpu))
			sum += per_cpu(garden, cpu).seeds;
	return sum;
}

u64 garden_mask(const struct cpumask *mask)
{
	u64 sum = 0;
	int cpu;

	for_each_cpu(cpu, mask)
		sum += per_cpu(garden, cpu).seeds;
	return sum;
}

MODULE_LICENSE("GPL");
