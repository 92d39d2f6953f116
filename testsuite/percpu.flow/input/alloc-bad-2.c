/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Freed twice. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct silo {
	u64 __percpu *grain;
	void *mem;
};

int silo_init(struct silo *s)
{
	u64 __percpu *grain = alloc_percpu(u64);
	int ret = 0;

	if (!grain)
		return -ENOMEM;
	s->mem = kmalloc(64, GFP_KERNEL);
	if (!s->mem) {
		free_percpu(grain);
		ret = -ENOMEM;
		goto free;
	}
	s->grain = grain;
	return 0;
free:
	free_percpu(grain);				/* EXPECT percpu-alloc */
	return ret;
}

void silo_exit(struct silo *s, bool all)
{
	free_percpu(s->grain);
	if (all)
		kfree(s->mem);
	free_percpu(s->grain);				/* EXPECT percpu-alloc */
}

static void silo_free(struct silo *s)
{
	free_percpu(s->grain);
}

/* A helper has done it. */
int silo_fill(struct silo *s)
{
	s->mem = kmalloc(64, GFP_KERNEL);
	if (!s->mem) {
		silo_free(s);
		free_percpu(s->grain);			/* EXPECT percpu-alloc */
		return -ENOMEM;
	}
	return 0;
}

void silo_loop(u64 __percpu *grain, int n)
{
	while (n--)
		free_percpu(grain);			/* EXPECT percpu-alloc */
}

MODULE_LICENSE("GPL");
