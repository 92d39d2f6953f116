/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A mask of those that were set up, and the one CPU that this runs on. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/smp.h>

static DEFINE_PER_CPU(int, hutch);
static struct cpumask hutch_mask;

int hutch_sum(void)
{
	int cpu, sum = 0;

	for_each_cpu(cpu, &hutch_mask)
		sum += per_cpu(hutch, cpu);
	return sum;
}

int hutch_online_of_mask(void)
{
	int cpu, sum = 0;

	for_each_cpu_and(cpu, &hutch_mask, cpu_online_mask)
		sum = max(sum, per_cpu(hutch, cpu));
	return sum;
}

int hutch_others(void)
{
	int cpu, here = get_cpu(), n = 0;

	for_each_possible_cpu(cpu) {
		if (cpu == here)
			continue;
		n += per_cpu(hutch, cpu);
	}
	put_cpu();
	return n;
}

int hutch_one(int cpu)
{
	if (cpu < 0 || cpu >= nr_cpu_ids || !cpu_possible(cpu))
		return -EINVAL;
	return per_cpu(hutch, cpu);
}

MODULE_LICENSE("GPL");
