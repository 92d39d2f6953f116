/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The flags come by a variable, a parameter, a condition. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

static DEFINE_PER_CPU(void *, drawer);
static DEFINE_SPINLOCK(drawer_lock);

int drawer_variable(size_t size)
{
	gfp_t gfp = GFP_KERNEL;
	void *mem;

	get_cpu();
	mem = kmalloc(size, gfp);			/* EXPECT percpu-sleep */
	this_cpu_write(drawer, mem);
	put_cpu();
	return 0;
}

/* Each way allows it. */
int drawer_zeroed(size_t size, bool zero)
{
	gfp_t gfp = GFP_KERNEL;
	void *mem;

	if (zero)
		gfp |= __GFP_ZERO;
	preempt_disable();
	mem = kmalloc(size, gfp);			/* EXPECT percpu-sleep */
	__this_cpu_write(drawer, mem);
	preempt_enable();
	return 0;
}

/* Removing a flag does not make it atomic. */
int drawer_nofs(size_t size)
{
	void *mem;

	spin_lock(&drawer_lock);
	mem = kmalloc(size, GFP_KERNEL & ~__GFP_FS);	/* EXPECT percpu-sleep */
	this_cpu_write(drawer, mem);
	spin_unlock(&drawer_lock);
	return 0;
}

/* The condition that would be right is another one. */
int drawer_choice(size_t size, bool atomic, bool held)
{
	gfp_t gfp = atomic ? GFP_ATOMIC : GFP_KERNEL;
	void *mem;

	preempt_disable();
	if (!atomic)
		mem = kmalloc(size, gfp);		/* EXPECT percpu-sleep */
	else
		mem = kmalloc(size, GFP_NOWAIT);
	__this_cpu_write(drawer, mem);
	preempt_enable();
	return 0;
}

/* A static function whose only callers say GFP_KERNEL with the CPU held. */
static void *drawer_fill(size_t size, gfp_t gfp)
{
	return kzalloc(size, gfp);
}

int drawer_passed(size_t size)
{
	void *mem;

	get_cpu();
	mem = drawer_fill(size, GFP_KERNEL);		/* EXPECT percpu-sleep */
	this_cpu_write(drawer, mem);
	put_cpu();
	return 0;
}

MODULE_LICENSE("GPL");
