/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Flags that do not sleep. */
#include <linux/module.h>
#include <linux/gfp.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

static DEFINE_PER_CPU(void *, basket);
static DEFINE_SPINLOCK(basket_lock);
static struct kmem_cache *basket_cache;

int basket_atomic(size_t size)
{
	void *mem;

	get_cpu();
	mem = kmalloc(size, GFP_ATOMIC);
	this_cpu_write(basket, mem);
	mem = kzalloc(size, GFP_NOWAIT | __GFP_NOWARN);
	this_cpu_write(basket, mem);
	put_cpu();
	return mem ? 0 : -ENOMEM;
}

void basket_masked(size_t size)
{
	spin_lock(&basket_lock);
	this_cpu_write(basket, kmalloc(size, GFP_KERNEL & ~__GFP_DIRECT_RECLAIM));
	this_cpu_write(basket, kmalloc(size, __GFP_HIGH | __GFP_ZERO));
	this_cpu_write(basket, (void *)__get_free_page(GFP_ATOMIC));
	this_cpu_write(basket, kmem_cache_alloc(basket_cache, GFP_ATOMIC));
	this_cpu_write(basket, kmemdup("ab", 3, GFP_ATOMIC));
	this_cpu_write(basket, kmalloc(size, GFP_NOWAIT));
	spin_unlock(&basket_lock);
}

/* Begun with GFP_KERNEL in mind, and weakened in time. */
void *basket_weakened(size_t size, bool hold)
{
	gfp_t gfp = GFP_KERNEL;
	void *mem;

	if (hold) {
		preempt_disable();
		gfp &= ~__GFP_DIRECT_RECLAIM;
	}
	mem = kmalloc(size, gfp);
	if (hold)
		preempt_enable();
	return mem;
}

/* Two allocations with the same variable, changed in between. */
void *basket_changed(size_t size)
{
	gfp_t gfp = GFP_KERNEL;
	void *mem = kmalloc(size, gfp);

	if (mem)
		return mem;
	gfp = GFP_ATOMIC;
	get_cpu();
	mem = kmalloc(size, gfp);
	this_cpu_write(basket, mem);
	put_cpu();
	return mem;
}

int basket_percpu(void __percpu **to)
{
	preempt_disable();
	*to = __alloc_percpu_gfp(8, 8, GFP_NOWAIT);
	preempt_enable();
	return *to ? 0 : -ENOMEM;
}

MODULE_LICENSE("GPL");
