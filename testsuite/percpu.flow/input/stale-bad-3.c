/* SPDX-License-Identifier: GPL-2.0-or-later */
/* this_cpu_ptr () within a section of any kind, used behind its end. */
#include <linux/module.h>
#include <linux/bottom_half.h>
#include <linux/irqflags.h>
#include <linux/local_lock.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/spinlock.h>

struct scale {
	local_lock_t lock;
	int weight;
};

static DEFINE_PER_CPU(struct scale, scale) = {
	.lock = INIT_LOCAL_LOCK(lock),
};
static DEFINE_SPINLOCK(scale_lock);

int scale_preempt(void)
{
	struct scale *s;

	preempt_disable();
	s = this_cpu_ptr(&scale);
	preempt_enable();
	return s->weight;				/* EXPECT percpu-stale */
}

int scale_irq(int n)
{
	unsigned long flags;
	struct scale *s;

	local_irq_save(flags);
	s = this_cpu_ptr(&scale);
	s->weight += n;
	local_irq_restore(flags);
	return s->weight;				/* EXPECT percpu-stale */
}

void scale_bh(void)
{
	struct scale *s;

	local_bh_disable();
	s = this_cpu_ptr(&scale);
	local_bh_enable();
	s->weight = 0;					/* EXPECT percpu-stale */
}

void scale_spin(int n)
{
	struct scale *s;

	spin_lock(&scale_lock);
	s = this_cpu_ptr(&scale);
	spin_unlock(&scale_lock);
	s->weight = n;					/* EXPECT percpu-stale */
}

void scale_spin_irq(int n)
{
	unsigned long flags;
	struct scale *s;

	spin_lock_irqsave(&scale_lock, flags);
	s = this_cpu_ptr(&scale);
	spin_unlock_irqrestore(&scale_lock, flags);
	s->weight = n;					/* EXPECT percpu-stale */
}

void scale_local(int n)
{
	struct scale *s;

	local_lock(&scale.lock);
	s = this_cpu_ptr(&scale);
	local_unlock(&scale.lock);
	s->weight = n;					/* EXPECT percpu-stale */
}

void scale_migrate(int n)
{
	struct scale *s;

	migrate_disable();
	s = this_cpu_ptr(&scale);
	migrate_enable();
	s->weight = n;					/* EXPECT percpu-stale */
}

/* A deliberate raw_cpu_ptr (), for which a section was entered all the same. */
void scale_raw(int n)
{
	struct scale *s;

	preempt_disable();
	s = raw_cpu_ptr(&scale);
	preempt_enable();
	s->weight = n;					/* EXPECT percpu-stale */
}

MODULE_LICENSE("GPL");
