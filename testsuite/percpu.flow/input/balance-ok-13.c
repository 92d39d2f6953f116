/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sections of interrupts in one another that leave all as it was. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

struct cogs {
	spinlock_t lock;
	int teeth;
};

void cogs_two_flags(struct cogs *a, struct cogs *b)
{
	unsigned long outer, inner;

	spin_lock_irqsave(&a->lock, outer);
	spin_lock_irqsave(&b->lock, inner);
	b->teeth = a->teeth;
	spin_unlock_irqrestore(&b->lock, inner);
	spin_unlock_irqrestore(&a->lock, outer);
}

/* From one lock to the next: the last one restores what was saved first. */
void cogs_handed(struct cogs *a, struct cogs *b)
{
	unsigned long outer, inner;

	spin_lock_irqsave(&a->lock, outer);
	spin_lock_irqsave(&b->lock, inner);
	spin_unlock_irqrestore(&a->lock, inner);
	spin_unlock_irqrestore(&b->lock, outer);
}

void cogs_plain_inside(struct cogs *a, struct cogs *b)
{
	unsigned long flags;

	spin_lock_irqsave(&a->lock, flags);
	spin_lock(&b->lock);
	b->teeth = a->teeth;
	spin_unlock(&a->lock);
	spin_unlock_irqrestore(&b->lock, flags);
}

void cogs_one_after_the_other(struct cogs *a)
{
	unsigned long flags;

	do {
		spin_lock_irqsave(&a->lock, flags);
		a->teeth--;
		spin_unlock_irqrestore(&a->lock, flags);
		local_irq_save(flags);
		local_irq_enable();
		cpu_relax();
		local_irq_disable();
		local_irq_restore(flags);
	} while (a->teeth);
	spin_lock_irqsave(&a->lock, flags);
	if (!a->teeth) {
		spin_unlock_irqrestore(&a->lock, flags);
		cond_resched();
		spin_lock_irqsave(&a->lock, flags);
	}
	spin_unlock_irqrestore(&a->lock, flags);
}

void cogs_waiting(struct cogs *a, wait_queue_head_t *queue)
{
	unsigned long flags;

	spin_lock_irqsave(&a->lock, flags);
	wait_event_lock_irq(*queue, a->teeth, a->lock);
	spin_unlock_irqrestore(&a->lock, flags);
}

MODULE_LICENSE("GPL");
