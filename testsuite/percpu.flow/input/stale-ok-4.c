/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sections in sections: the inner one's end changes nothing. */
#include <linux/module.h>
#include <linux/bottom_half.h>
#include <linux/irqflags.h>
#include <linux/lockdep.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

struct layer {
	int n, m;
};

static DEFINE_PER_CPU(struct layer, layer);
static DEFINE_SPINLOCK(layer_lock);

int layer_preempt(void)
{
	struct layer *l;
	int n;

	preempt_disable();
	l = get_cpu_ptr(&layer);
	l->n++;
	put_cpu_ptr(&layer);
	n = l->n;
	preempt_enable();
	return n;
}

void layer_irq(void)
{
	unsigned long flags;
	struct layer *l = get_cpu_ptr(&layer);

	local_irq_save(flags);
	l->n++;
	local_irq_restore(flags);
	l->m++;
	put_cpu_ptr(&layer);
}

void layer_spin(void)
{
	struct layer *l;

	local_bh_disable();
	spin_lock(&layer_lock);
	l = this_cpu_ptr(&layer);
	l->n++;
	spin_unlock(&layer_lock);
	l->m++;
	local_bh_enable();
}

/* One hold takes over from the other. */
void layer_handover(void)
{
	unsigned long flags;
	struct layer *l = get_cpu_ptr(&layer);

	l->n++;
	local_irq_save(flags);
	put_cpu_ptr(&layer);
	l->m++;
	local_irq_restore(flags);
}

/* The caller holds the CPU, and this says so. */
int layer_asserted(void)
{
	struct layer *l;

	lockdep_assert_preemption_disabled();
	l = get_cpu_ptr(&layer);
	l->n++;
	put_cpu_ptr(&layer);
	return l->m;
}

int layer_irqs_off(void)
{
	unsigned long flags;
	struct layer *l;

	lockdep_assert_irqs_disabled();
	spin_lock_irqsave(&layer_lock, flags);
	l = this_cpu_ptr(&layer);
	spin_unlock_irqrestore(&layer_lock, flags);
	return l->n;
}

/* The task stays, while others may run in between. */
void layer_migrate(void)
{
	struct layer *l;

	migrate_disable();
	l = get_cpu_ptr(&layer);
	l->n++;
	put_cpu_ptr(&layer);
	WRITE_ONCE(l->m, 1);
	migrate_enable();
}

static void layer_inner(struct layer *l)
{
	preempt_disable();
	l->n++;
	preempt_enable();
}

void layer_called(void)
{
	struct layer *l;

	local_bh_disable();
	l = this_cpu_ptr(&layer);
	layer_inner(l);
	l->m++;
	local_bh_enable();
}

MODULE_LICENSE("GPL");
