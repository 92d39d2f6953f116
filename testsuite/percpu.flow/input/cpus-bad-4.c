/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Present, active or numbered from 0 is not possible. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>

static DEFINE_PER_CPU(u64, tollgate);

u64 toll_present(void)
{
	u64 sum = 0;
	int cpu;

	for_each_present_cpu(cpu)			/* EXPECT percpu-cpus */
		sum += per_cpu(tollgate, cpu);
	return sum;
}

u64 toll_mask(void)
{
	u64 sum = 0;
	int cpu;

	for_each_cpu(cpu, cpu_online_mask)		/* EXPECT percpu-cpus */
		sum += per_cpu(tollgate, cpu);
	return sum;
}

u64 toll_numbers(void)
{
	u64 sum = 0;
	unsigned int cpu;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {	/* EXPECT percpu-cpus */
		if (!cpu_online(cpu))
			continue;
		sum += per_cpu(tollgate, cpu);
	}
	return sum;
}

MODULE_LICENSE("GPL");
