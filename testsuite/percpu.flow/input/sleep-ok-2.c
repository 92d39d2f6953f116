/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The flags are the caller's, or chosen by what holds. */
#include <linux/module.h>
#include <linux/gfp.h>
#include <linux/hardirq.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_PER_CPU(void *, hamper);

struct hamper_ctx {
	spinlock_t lock;
	gfp_t gfp;
	bool atomic;
};

static void *hamper_passed(size_t size, gfp_t gfp)
{
	return kmalloc(size, gfp);
}

void hamper_both(size_t size)
{
	void *mem = hamper_passed(size, GFP_KERNEL);

	preempt_disable();
	__this_cpu_write(hamper, mem);
	mem = hamper_passed(size, GFP_ATOMIC);
	__this_cpu_write(hamper, mem);
	preempt_enable();
}

void *hamper_given(size_t size, gfp_t gfp)
{
	void *mem;

	preempt_disable();
	mem = kmalloc(size, gfp);
	preempt_enable();
	return mem;
}

void *hamper_member(struct hamper_ctx *ctx, size_t size)
{
	void *mem;

	spin_lock(&ctx->lock);
	mem = kmalloc(size, ctx->gfp);
	spin_unlock(&ctx->lock);
	return mem;
}

void *hamper_in_atomic(size_t size)
{
	return kmalloc(size, in_atomic() ? GFP_ATOMIC : GFP_KERNEL);
}

void *hamper_preemptible(size_t size)
{
	void *mem;

	preempt_disable();
	mem = kmalloc(size, preemptible() ? GFP_KERNEL : GFP_ATOMIC);
	preempt_enable();
	return mem;
}

void *hamper_context(size_t size)
{
	gfp_t gfp = GFP_KERNEL;
	unsigned long flags;
	void *mem;

	local_irq_save(flags);
	if (irqs_disabled() || in_interrupt())
		gfp = GFP_ATOMIC;
	mem = kmalloc(size, gfp);
	local_irq_restore(flags);
	return mem;
}

/* Sleeps only when the caller's flags say that it may. */
static void *hamper_blocking(size_t size, gfp_t gfp)
{
	if (gfpflags_allow_blocking(gfp))
		cond_resched();
	might_alloc(gfp);
	return kmalloc(size, gfp);
}

void hamper_held(size_t size)
{
	preempt_disable();
	__this_cpu_write(hamper, hamper_blocking(size, GFP_NOWAIT));
	preempt_enable();
}

static void *hamper_flag(size_t size, bool atomic)
{
	return kmalloc(size, atomic ? GFP_ATOMIC : GFP_KERNEL);
}

void hamper_flag_held(size_t size)
{
	preempt_disable();
	__this_cpu_write(hamper, hamper_flag(size, true));
	preempt_enable();
	kfree(hamper_flag(size, false));
}

void *hamper_condition(size_t size, bool atomic)
{
	gfp_t gfp = atomic ? GFP_ATOMIC : GFP_KERNEL;
	void *mem;

	if (atomic)
		preempt_disable();
	mem = kmalloc(size, gfp);
	if (atomic)
		preempt_enable();
	return mem;
}

MODULE_LICENSE("GPL");
