/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops that allocate and unwind, retries, and what never returns. */
#include <linux/module.h>
#include <linux/bug.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct vineyard {
	u64 __percpu *row[4];
	void *mem;
};

int vineyard_rows(struct vineyard *v)
{
	int i;

	for (i = 0; i < 4; i++) {
		v->row[i] = alloc_percpu(u64);
		if (!v->row[i])
			goto unwind;
	}
	return 0;
unwind:
	while (i--)
		free_percpu(v->row[i]);
	return -ENOMEM;
}

int vineyard_each(void)
{
	u64 __percpu *row;
	int i, sum = 0;

	for (i = 0; i < 4; i++) {
		row = alloc_percpu(u64);
		if (!row)
			continue;
		sum += this_cpu_inc_return(*row);
		free_percpu(row);
	}
	return sum;
}

u64 __percpu *vineyard_retry(void)
{
	u64 __percpu *row;

	do {
		row = alloc_percpu_gfp(u64, GFP_NOWAIT);
	} while (!row);
	return row;
}

int vineyard_panic(struct vineyard *v)
{
	u64 __percpu *row = alloc_percpu(u64);

	if (!row)
		panic("no row\n");
	v->mem = kmalloc(64, GFP_KERNEL);
	if (!v->mem)
		panic("no memory\n");
	v->row[0] = row;
	return 0;
}

MODULE_LICENSE("GPL");
