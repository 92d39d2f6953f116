/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where it sleeps is not where this CPU is meant. */
#include <linux/module.h>
#include <linux/jump_label.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

struct valet {
	bool atomic;
	unsigned int flags;
	spinlock_t lock;
	struct mutex mutex;
};

#define VALET_ATOMIC	1

static DEFINE_PER_CPU(int, valet);
static DEFINE_STATIC_KEY_FALSE(valet_sync);

void valet_argument(struct valet *v, bool atomic)
{
	if (!atomic)
		mutex_lock(&v->mutex);
	if (atomic)
		__this_cpu_inc(valet);
	if (!atomic)
		mutex_unlock(&v->mutex);
}

void valet_member(struct valet *v)
{
	if (v->atomic)
		__this_cpu_inc(valet);
	else
		might_sleep();
}

void valet_bit(struct valet *v)
{
	if (!(v->flags & VALET_ATOMIC))
		mutex_lock(&v->mutex);
	this_cpu_inc(valet);
	if (v->flags & VALET_ATOMIC)
		__this_cpu_inc(valet);
	if (!(v->flags & VALET_ATOMIC))
		mutex_unlock(&v->mutex);
}

/* Atomic flags prove nothing, the caller's may do either. */
void *valet_flags(size_t size, gfp_t gfp)
{
	void *mem = kmalloc(size, gfp);

	__this_cpu_inc(valet);
	kfree(mem);
	mem = kmalloc(size, GFP_ATOMIC);
	__this_cpu_inc(valet);
	return mem;
}

void *valet_blocking(size_t size, gfp_t gfp)
{
	if (gfpflags_allow_blocking(gfp))
		cond_resched();
	else
		__this_cpu_inc(valet);
	return kmalloc(size, gfp);
}

/* Nothing here says that it is preemptible. */
int valet_unknown(void)
{
	__this_cpu_inc(valet);
	return smp_processor_id();
}

void valet_trylock(struct valet *v)
{
	if (mutex_trylock(&v->mutex))
		mutex_unlock(&v->mutex);
	__this_cpu_inc(valet);
}

void valet_key(void)
{
	if (static_branch_unlikely(&valet_sync))
		might_sleep();
	else
		__this_cpu_inc(valet);
}

/* Within the caller's section: it is dropped and taken again. */
void valet_drops(struct valet *v)
{
	spin_unlock(&v->lock);
	mutex_lock(&v->mutex);
	mutex_unlock(&v->mutex);
	spin_lock(&v->lock);
	__this_cpu_inc(valet);
}

void valet_drops_irq(struct valet *v)
{
	__this_cpu_inc(valet);
	spin_unlock_irq(&v->lock);
	mutex_lock(&v->mutex);
	mutex_unlock(&v->mutex);
	spin_lock_irq(&v->lock);
	pr_debug("%d\n", smp_processor_id());
}

static void valet_update(int n)
{
	__this_cpu_add(valet, n);
}

/* Callers differ: one holds the CPU, the other has no need to. */
void valet_held(struct valet *v)
{
	mutex_lock(&v->mutex);
	spin_lock(&v->lock);
	valet_update(1);
	spin_unlock(&v->lock);
	mutex_unlock(&v->mutex);
}

MODULE_LICENSE("GPL");
