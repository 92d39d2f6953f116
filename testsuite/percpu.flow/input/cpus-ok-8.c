/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Online CPUs whose copies are asked by a call there, or flushed before the sum of all. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct pump {
	u64 litres, pending;
};

static DEFINE_PER_CPU(struct pump, pump);

static void pump_flush(void *arg)
{
	struct pump *p = this_cpu_ptr(&pump);

	p->litres += p->pending;
	p->pending = 0;
}

u64 pump_sum(void)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu(cpu)
		smp_call_function_single(cpu, pump_flush, NULL, 1);
	for_each_possible_cpu(cpu)
		sum += per_cpu(pump, cpu).litres + per_cpu(pump, cpu).pending;
	return sum;
}

void pump_all(void)
{
	on_each_cpu(pump_flush, NULL, 1);
}

/* What is thrown away need not be complete. */
void pump_hint(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		prefetch(per_cpu_ptr(&pump, cpu));
}

MODULE_LICENSE("GPL");
