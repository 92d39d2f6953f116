/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Read, modify, write under migrate_disable () alone: another task of the same CPU can
 * come in between.
 */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/slab.h>

struct mixer {
	u64 in;
	int level;
};

static DEFINE_PER_CPU(struct mixer, mixer);

void mixer_inc(void)
{
	migrate_disable();
	__this_cpu_inc(mixer.level);			/* EXPECT percpu-preempt */
	migrate_enable();
}

int mixer_add(int n)
{
	int level;

	migrate_disable();
	level = __this_cpu_add_return(mixer.level, n);	/* EXPECT percpu-preempt */
	migrate_enable();
	return level;
}

int mixer_alloc(void)
{
	void *mem;

	migrate_disable();
	mem = kmalloc(64, GFP_KERNEL);
	if (mem)
		__this_cpu_add(mixer.in, 64);		/* EXPECT percpu-preempt */
	migrate_enable();
	kfree(mem);
	return 0;
}

void mixer_or(int bits)
{
	guard(migrate)();
	__this_cpu_or(mixer.level, bits);		/* EXPECT percpu-preempt */
}

MODULE_LICENSE("GPL");
