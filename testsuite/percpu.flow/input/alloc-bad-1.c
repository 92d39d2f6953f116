/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lost on an error path. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct barn {
	u64 __percpu *hay;
	u64 __percpu *straw;
	void *mem;
};

struct barn *barn_new(void)
{
	u64 __percpu *hay = alloc_percpu(u64);
	struct barn *b;

	if (!hay)
		return NULL;
	b = kzalloc(sizeof(*b), GFP_KERNEL);
	if (!b)
		return NULL;				/* EXPECT percpu-alloc */
	b->hay = hay;
	return b;
}

int barn_init(struct barn *b)
{
	u64 __percpu *hay;
	void *straw_copy;

	hay = alloc_percpu(u64);
	if (!hay)
		return -ENOMEM;
	straw_copy = kmalloc(8, GFP_KERNEL);
	if (!straw_copy)
		goto out;
	kfree(straw_copy);
	b->hay = hay;
	return 0;
out:
	return -ENOMEM;					/* EXPECT percpu-alloc */
}

/* The second of two. */
int barn_both(struct barn *b)
{
	u64 __percpu *hay = alloc_percpu(u64);
	u64 __percpu *straw = alloc_percpu_gfp(u64, GFP_KERNEL | __GFP_ZERO);

	if (!hay || !straw)
		return -ENOMEM;				/* EXPECT percpu-alloc */
	b->hay = hay;
	b->straw = straw;
	return 0;
}

/* The object that holds it is freed alone. */
struct barn *barn_object(size_t size)
{
	struct barn *b = kzalloc(sizeof(*b), GFP_KERNEL);

	if (!b)
		return NULL;
	b->hay = alloc_percpu(u64);
	if (!b->hay)
		goto free;
	b->mem = kmalloc(size, GFP_KERNEL);
	if (!b->mem)
		goto free;
	return b;
free:
	kfree(b);
	return NULL;					/* EXPECT percpu-alloc */
}

MODULE_LICENSE("GPL");
