/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A slot that only the CPUs which came up have filled, read for all that are possible. */
#include <linux/module.h>
#include <linux/cpuhotplug.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct bunk {
	int beds;
};

static DEFINE_PER_CPU(struct bunk *, bunk);

static int bunk_online(unsigned int cpu)
{
	struct bunk *b = kzalloc(sizeof(*b), GFP_KERNEL);

	if (!b)
		return -ENOMEM;
	per_cpu(bunk, cpu) = b;
	return 0;
}

static int bunk_offline(unsigned int cpu)
{
	kfree(per_cpu(bunk, cpu));
	per_cpu(bunk, cpu) = NULL;
	return 0;
}

int bunk_setup(void)
{
	return cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "bunk", bunk_online, bunk_offline);
}

int bunk_here(void)
{
	struct bunk *b = this_cpu_read(bunk);

	return b ? b->beds : 0;
}

int bunk_sum(void)
{
	int cpu, sum = 0;

	for_each_possible_cpu(cpu)
		sum += per_cpu(bunk, cpu)->beds;	/* EXPECT percpu-cpus */
	return sum;
}

MODULE_LICENSE("GPL");
