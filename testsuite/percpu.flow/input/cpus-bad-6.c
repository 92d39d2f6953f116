/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Something is done on each possible CPU, also on those that do not run. */
#include <linux/module.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/workqueue.h>

static DEFINE_PER_CPU(struct work_struct, courier);

static void courier_run(struct work_struct *work)
{
}

void courier_send(void)
{
	int cpu;

	for_each_possible_cpu(cpu) {
		struct work_struct *work = per_cpu_ptr(&courier, cpu);

		INIT_WORK(work, courier_run);
		schedule_work_on(cpu, work);		/* EXPECT percpu-cpus */
	}
	for_each_possible_cpu(cpu)
		flush_work(per_cpu_ptr(&courier, cpu));
}

MODULE_LICENSE("GPL");
