/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Used after it was freed. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct mill {
	u64 __percpu *flour;
	u64 total;
};

u64 mill_sum(struct mill *m)
{
	u64 sum = 0;
	int cpu;

	free_percpu(m->flour);
	for_each_possible_cpu(cpu)
		sum += *per_cpu_ptr(m->flour, cpu);	/* EXPECT percpu-alloc */
	return sum;
}

void mill_count(u64 __percpu *flour)
{
	free_percpu(flour);
	this_cpu_inc(*flour);				/* EXPECT percpu-alloc */
}

int mill_error(struct mill *m)
{
	u64 __percpu *flour = alloc_percpu(u64);

	if (!flour)
		return -ENOMEM;
	if (m->total > 10) {
		free_percpu(flour);
		goto out;
	}
	m->flour = flour;
	return 0;
out:
	m->total = this_cpu_read(*flour);		/* EXPECT percpu-alloc */
	return -ENOSPC;
}

/* What was translated before is freed as well. */
u64 mill_pointer(struct mill *m)
{
	u64 *first = per_cpu_ptr(m->flour, 0);

	free_percpu(m->flour);
	return *first;					/* EXPECT percpu-alloc */
}

MODULE_LICENSE("GPL");
