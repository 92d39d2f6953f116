/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Given to the wrong allocator, behind casts that say nothing of it. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct shed {
	u64 __percpu *tools;
	void *mem;
};

int shed_plain(void)
{
	u64 __percpu *tools = alloc_percpu(u64);

	if (!tools)
		return -ENOMEM;
	kfree((void __force *)tools);			/* EXPECT percpu-alloc */
	return 0;
}

int shed_kept(struct shed *s)
{
	s->mem = (void __force *)alloc_percpu(u64);
	if (!s->mem)
		return -ENOMEM;
	kfree(s->mem);					/* EXPECT percpu-alloc */
	return 0;
}

int shed_reverse(size_t size)
{
	void *mem = kmalloc(size, GFP_KERNEL);

	if (!mem)
		return -ENOMEM;
	free_percpu((void __percpu __force *)mem);	/* EXPECT percpu-alloc */
	return 0;
}

int shed_cleanup(struct shed *s)
{
	u64 __percpu *tools = alloc_percpu(u64);

	if (!tools)
		return -ENOMEM;
	s->mem = kmalloc(64, GFP_KERNEL);
	if (!s->mem) {
		kvfree((void __force *)tools);		/* EXPECT percpu-alloc */
		return -ENOMEM;
	}
	s->tools = tools;
	return 0;
}

MODULE_LICENSE("GPL");
