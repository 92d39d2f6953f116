/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* The caller's section is dropped and begun again, or ended for it. */
#include <linux/module.h>
#include <linux/delay.h>
#include <linux/irqflags.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

struct queue {
	spinlock_t lock;
	unsigned long flags;
	int n;
};

static DEFINE_PER_CPU(int, queue_run);

/* Called with preemption disabled. */
static void queue_breathe(void)
{
	preempt_enable();
	cond_resched();
	preempt_disable();
}

void queue_work_off(int n)
{
	preempt_disable();
	while (n--) {
		__this_cpu_inc(queue_run);
		queue_breathe();
	}
	preempt_enable();
}

/* Only when there is a need. */
static bool queue_breathe_if(bool wanted)
{
	if (!wanted)
		return false;
	preempt_enable();
	cond_resched();
	preempt_disable();
	return true;
}

void queue_run_all(int n)
{
	int breaks = 0;

	preempt_disable();
	while (n--)
		breaks += queue_breathe_if(n % 16 == 0);
	preempt_enable();
	pr_debug("%d\n", breaks);
}

/* The lock is the caller's, the end is here. */
static void queue_finish(struct queue *q, unsigned long flags)
{
	q->n--;
	spin_unlock_irqrestore(&q->lock, flags);
}

void queue_kick(struct queue *q)
{
	unsigned long flags;

	spin_lock_irqsave(&q->lock, flags);
	if (!q->n) {
		spin_unlock_irqrestore(&q->lock, flags);
		return;
	}
	queue_finish(q, flags);
}

/* Handed over by way of the object. */
void queue_freeze(struct queue *q)
{
	unsigned long flags;

	spin_lock_irqsave(&q->lock, flags);
	q->flags = flags;
}

void queue_thaw(struct queue *q)
{
	spin_unlock_irqrestore(&q->lock, q->flags);
}

int queue_sleep(struct queue *q)
{
	unsigned long flags;

	spin_lock_irqsave(&q->lock, flags);
	while (q->n > 4) {
		spin_unlock_irqrestore(&q->lock, flags);
		msleep(20);
		spin_lock_irqsave(&q->lock, flags);
	}
	q->n++;
	spin_unlock_irqrestore(&q->lock, flags);
	return 0;
}

/* Interrupts may be on in the middle: what was saved comes back in the end. */
void queue_slow_irq(void)
{
	unsigned long flags;

	local_irq_save(flags);
	__this_cpu_inc(queue_run);
	local_irq_enable();
	cpu_relax();
	local_irq_disable();
	local_irq_restore(flags);
}

/* Ends it for its caller on both ways, told apart by the result. */
static int queue_end(int n)
{
	if (n > 3) {
		preempt_enable();
		return -EINVAL;
	}
	__this_cpu_add(queue_run, n);
	preempt_enable();
	return 0;
}

int queue_end_for(int n)
{
	preempt_disable();
	if (n < 0) {
		preempt_enable();
		return n;
	}
	return queue_end(n);
}

MODULE_LICENSE("GPL");
