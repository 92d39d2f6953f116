/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Never looked at: NULL is per-CPU memory of somebody else. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct loom {
	int cpu;
	u64 __percpu *thread;
	u64 cloth;
};

void loom_unchecked(struct loom *l)
{
	int cpu;

	l->thread = alloc_percpu(u64);
	for_each_possible_cpu(cpu)
		*per_cpu_ptr(l->thread, cpu) = cpu;	/* EXPECT percpu-alloc */
}

int loom_local(void)
{
	u64 __percpu *thread = alloc_percpu(u64);

	this_cpu_inc(*thread);				/* EXPECT percpu-alloc */
	free_percpu(thread);
	return 0;
}

/* Checked when it is too late. */
int loom_late(struct loom *l)
{
	u64 __percpu *thread = alloc_percpu(u64);

	raw_cpu_write(*thread, 1);			/* EXPECT percpu-alloc */
	if (!thread)
		return -ENOMEM;
	l->thread = thread;
	return 0;
}

/* The other one is looked at. */
int loom_other(struct loom *l, struct loom *m)
{
	l->thread = alloc_percpu(u64);
	m->thread = alloc_percpu(u64);
	if (!l->thread)
		return -ENOMEM;
	*per_cpu_ptr(m->thread, 0) = 1;			/* EXPECT percpu-alloc */
	return 0;
}

MODULE_LICENSE("GPL");
