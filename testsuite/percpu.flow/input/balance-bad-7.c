/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sections of other kinds: migration, softirqs, local locks, atomic mappings. */
#include <linux/module.h>
#include <linux/bottom_half.h>
#include <linux/highmem.h>
#include <linux/local_lock.h>
#include <linux/percpu.h>

struct vec {
	local_lock_t lock;
	int n;
	int item[8];
};

static DEFINE_PER_CPU(struct vec, vec) = {
	.lock = INIT_LOCAL_LOCK(lock),
};

int vec_pin(int max)
{
	migrate_disable();
	if (raw_smp_processor_id() > max)
		return -ENODEV;				/* EXPECT percpu-balance */
	this_cpu_inc(vec.n);
	migrate_enable();
	return 0;
}

int vec_push(int item)
{
	struct vec *v;

	local_lock(&vec.lock);
	v = this_cpu_ptr(&vec);
	if (v->n == ARRAY_SIZE(v->item))
		return -ENOSPC;				/* EXPECT percpu-balance */
	v->item[v->n++] = item;
	local_unlock(&vec.lock);
	return 0;
}

int vec_pop(int *item)
{
	struct vec *v;
	unsigned long flags;

	local_lock_irqsave(&vec.lock, flags);
	v = this_cpu_ptr(&vec);
	if (!v->n)
		goto out;
	*item = v->item[--v->n];
	local_unlock_irqrestore(&vec.lock, flags);
	return 0;
out:
	return -ENOENT;					/* EXPECT percpu-balance */
}

void vec_poll(int n)
{
	local_bh_disable();
	if (this_cpu_read(vec.n) < n)
		return;					/* EXPECT percpu-balance */
	this_cpu_sub(vec.n, n);
	local_bh_enable();
}

int vec_copy(struct page *page, int *to)
{
	int *from = kmap_atomic(page);

	if (from[0] < 0)
		return from[0];				/* EXPECT percpu-balance */
	*to = from[0];
	kunmap_atomic(from);
	return 0;
}

MODULE_LICENSE("GPL");
