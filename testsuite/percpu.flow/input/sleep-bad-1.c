/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Allocation with GFP_KERNEL between get_cpu () and put_cpu (). */
#include <linux/module.h>
#include <linux/gfp.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/string.h>

struct crate {
	void *mem;
	char *name;
	struct page *page;
};

static DEFINE_PER_CPU(struct crate, crate);
static struct kmem_cache *crate_cache;

int crate_alloc(size_t size)
{
	struct crate *c = get_cpu_ptr(&crate);

	c->mem = kmalloc(size, GFP_KERNEL);		/* EXPECT percpu-sleep */
	put_cpu_ptr(&crate);
	return 0;
}

int crate_zalloc(void)
{
	int cpu = get_cpu();
	void *mem = kzalloc(sizeof(struct crate), GFP_KERNEL);	/* EXPECT percpu-sleep */

	per_cpu(crate, cpu).mem = mem;
	put_cpu();
	return mem ? 0 : -ENOMEM;
}

int crate_array(int n, size_t size)
{
	int ret = -ENOMEM;
	void *mem;

	preempt_disable();
	mem = kcalloc(n, size, GFP_USER);		/* EXPECT percpu-sleep */
	if (!mem)
		goto out;
	__this_cpu_write(crate.mem, mem);
	ret = 0;
out:
	preempt_enable();
	return ret;
}

int crate_cached(void)
{
	void *mem;

	get_cpu();
	mem = kmem_cache_alloc(crate_cache, GFP_KERNEL_ACCOUNT);	/* EXPECT percpu-sleep */
	this_cpu_write(crate.mem, mem);
	put_cpu();
	return 0;
}

int crate_name(const char *name)
{
	struct crate *c = get_cpu_ptr(&crate);

	if (!c->name)
		c->name = kstrdup(name, GFP_KERNEL);	/* EXPECT percpu-sleep */
	put_cpu_ptr(&crate);
	return 0;
}

void crate_page(void)
{
	preempt_disable();
	__this_cpu_write(crate.page, alloc_page(GFP_KERNEL | __GFP_ZERO));	/* EXPECT percpu-sleep */
	preempt_enable();
}

void crate_big(size_t size)
{
	preempt_disable();
	__this_cpu_write(crate.mem, kvmalloc(size, GFP_KERNEL));	/* EXPECT percpu-sleep */
	preempt_enable();
}

MODULE_LICENSE("GPL");
