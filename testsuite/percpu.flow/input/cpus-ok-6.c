/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All that are possible, each looked at before it is used. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/workqueue.h>

struct sledge {
	int dogs;
	struct work_struct work;
};

static DEFINE_PER_CPU(struct sledge *, sledge);

int sledge_sum(void)
{
	int cpu, sum = 0;

	for_each_possible_cpu(cpu) {
		struct sledge *s = per_cpu(sledge, cpu);

		if (s)
			sum += s->dogs;
	}
	return sum;
}

void sledge_send(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		if (cpu_online(cpu) && per_cpu(sledge, cpu))
			schedule_work_on(cpu, &per_cpu(sledge, cpu)->work);
}

/* Anywhere will do, and what is not pending costs nothing to wait for. */
void sledge_flush(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		if (per_cpu(sledge, cpu))
			flush_work(&per_cpu(sledge, cpu)->work);
}

MODULE_LICENSE("GPL");
