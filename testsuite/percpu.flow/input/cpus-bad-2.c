/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Set up for the CPUs that are online: the next one that comes finds nothing. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

struct bay {
	spinlock_t lock;
	struct list_head list;
	struct work_struct work;
};

static DEFINE_PER_CPU(struct bay, bay);

static void bay_work(struct work_struct *work)
{
}

int bay_init(void)
{
	int cpu;

	for_each_online_cpu(cpu) {			/* EXPECT percpu-cpus */
		struct bay *b = per_cpu_ptr(&bay, cpu);

		spin_lock_init(&b->lock);
		INIT_LIST_HEAD(&b->list);
		INIT_WORK(&b->work, bay_work);
	}
	return 0;
}

struct bay __percpu *bay_alloc(void)
{
	struct bay __percpu *bays = alloc_percpu(struct bay);
	int cpu;

	if (!bays)
		return NULL;
	for_each_online_cpu(cpu)			/* EXPECT percpu-cpus */
		INIT_LIST_HEAD(&per_cpu_ptr(bays, cpu)->list);
	return bays;
}

MODULE_LICENSE("GPL");
