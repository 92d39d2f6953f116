/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sections of interrupts in one another, and what is ended twice where the result tells. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

struct gear {
	spinlock_t lock;
	int teeth;
};

int gear_work(struct gear *g);

void gear_same_flags(struct gear *a, struct gear *b)
{
	unsigned long flags;

	spin_lock_irqsave(&a->lock, flags);
	spin_lock_irqsave(&b->lock, flags);
	b->teeth = a->teeth;
	spin_unlock_irqrestore(&b->lock, flags);
	spin_unlock_irqrestore(&a->lock, flags);	/* EXPECT percpu-balance */
}

void gear_saved_twice(struct gear *a)
{
	unsigned long flags;

	local_irq_save(flags);
	a->teeth++;
	local_irq_save(flags);
	a->teeth--;
	local_irq_restore(flags);
	local_irq_restore(flags);			/* EXPECT percpu-balance */
}

void gear_wrong_order(struct gear *a, struct gear *b)
{
	unsigned long outer, inner;

	spin_lock_irqsave(&a->lock, outer);
	spin_lock_irqsave(&b->lock, inner);
	spin_unlock_irqrestore(&a->lock, outer);
	spin_unlock_irqrestore(&b->lock, inner);	/* EXPECT percpu-balance */
}

void gear_opened(struct gear *a)
{
	unsigned long flags;

	local_irq_save(flags);
	spin_lock_irq(&a->lock);
	a->teeth++;
	spin_unlock_irq(&a->lock);			/* EXPECT percpu-balance */
	local_irq_restore(flags);
}

void gear_enabled(struct gear *a)
{
	unsigned long flags;

	local_irq_save(flags);
	local_irq_disable();
	a->teeth++;
	local_irq_enable();				/* EXPECT percpu-balance */
	local_irq_restore(flags);
}

int gear_put_twice(struct gear *g)
{
	int err;

	get_cpu();
	err = gear_work(g);
	if (err) {
		put_cpu();
		goto out;
	}
	g->teeth++;
out:
	put_cpu();					/* EXPECT percpu-balance */
	return err;
}

MODULE_LICENSE("GPL");
