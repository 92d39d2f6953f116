/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Torn down for the CPUs that are online. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct attic {
	void *box;
};

static DEFINE_PER_CPU(struct attic, attic);

int attic_init(void)
{
	int cpu;

	for_each_possible_cpu(cpu) {
		per_cpu(attic, cpu).box = kmalloc(64, GFP_KERNEL);
		if (!per_cpu(attic, cpu).box)
			goto fail;
	}
	return 0;
fail:
	for_each_possible_cpu(cpu)
		kfree(per_cpu(attic, cpu).box);
	return -ENOMEM;
}

void attic_exit(void)
{
	int cpu;

	for_each_online_cpu(cpu)			/* EXPECT percpu-cpus */
		kfree(per_cpu(attic, cpu).box);
}

MODULE_LICENSE("GPL");
