/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops and helpers that lose it. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct orchard {
	u64 __percpu *row[4];
	u64 __percpu *one;
	void *mem;
};

/* Overwritten by the next. */
int orchard_again(struct orchard *o)
{
	u64 __percpu *row;
	int i;

	for (i = 0; i < 4; i++) {
		row = alloc_percpu(u64);
		if (!row)
			return -ENOMEM;			/* EXPECT percpu-alloc */
		this_cpu_inc(*row);
	}
	o->one = row;
	return 0;
}

static u64 __percpu *orchard_row(void)
{
	return alloc_percpu(u64);
}

int orchard_helper(struct orchard *o)
{
	u64 __percpu *row = orchard_row();

	if (!row)
		return -ENOMEM;
	o->mem = kmalloc(64, GFP_KERNEL);
	if (!o->mem)
		return -ENOMEM;				/* EXPECT percpu-alloc */
	o->one = row;
	return 0;
}

/* Only counted, then forgotten. */
int orchard_forget(void)
{
	u64 __percpu *row = alloc_percpu(u64);
	int n;

	if (!row)
		return -ENOMEM;
	n = this_cpu_inc_return(*row);
	return n;					/* EXPECT percpu-alloc */
}

MODULE_LICENSE("GPL");
