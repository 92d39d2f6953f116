/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers that are no CPU's. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>

struct dairy {
	int *milk;
	unsigned int limit;
};

static DEFINE_PER_CPU(int, dairy_milk);

int dairy_count(struct dairy *d)
{
	unsigned int cpu;
	int sum = 0;

	for (cpu = 0; cpu < d->limit; cpu++)
		sum += per_cpu(dairy_milk, cpu);	/* EXPECT percpu-cpus */
	return sum;
}

int dairy_all(void)
{
	unsigned int cpu;
	int sum = 0;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		sum += *per_cpu_ptr(&dairy_milk, cpu);	/* EXPECT percpu-cpus */
	return sum;
}

MODULE_LICENSE("GPL");
