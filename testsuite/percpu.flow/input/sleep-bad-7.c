/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Functions of other subsystems that wait or allocate. */
#include <linux/module.h>
#include <linux/cpu.h>
#include <linux/firmware.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/vmalloc.h>
#include <linux/workqueue.h>

struct motor {
	spinlock_t lock;
	struct work_struct work;
	struct delayed_work poll;
	struct task_struct *task;
	int __percpu *turns;
	void *mem;
	int irq;
};

static irqreturn_t motor_irq(int irq, void *arg)
{
	return IRQ_HANDLED;
}

int motor_request(struct motor *m)
{
	int ret, cpu = get_cpu();

	ret = request_irq(m->irq + cpu, motor_irq, 0, "motor", m);	/* EXPECT percpu-sleep */
	put_cpu();
	return ret;
}

void motor_release(struct motor *m)
{
	spin_lock(&m->lock);
	free_irq(m->irq, m);				/* EXPECT percpu-sleep */
	spin_unlock(&m->lock);
}

void motor_flush(struct motor *m)
{
	spin_lock_bh(&m->lock);
	flush_work(&m->work);				/* EXPECT percpu-sleep */
	spin_unlock_bh(&m->lock);
}

void motor_cancel(struct motor *m)
{
	spin_lock_irq(&m->lock);
	cancel_work_sync(&m->work);			/* EXPECT percpu-sleep */
	cancel_delayed_work_sync(&m->poll);		/* EXPECT percpu-sleep */
	spin_unlock_irq(&m->lock);
}

void motor_map(struct motor *m)
{
	preempt_disable();
	m->mem = vmalloc(4096 * 4);			/* EXPECT percpu-sleep */
	preempt_enable();
}

void motor_grace(struct motor *m)
{
	spin_lock(&m->lock);
	synchronize_rcu();				/* EXPECT percpu-sleep */
	spin_unlock(&m->lock);
}

void motor_percpu(struct motor *m)
{
	spin_lock(&m->lock);
	m->turns = alloc_percpu(int);			/* EXPECT percpu-sleep */
	spin_unlock(&m->lock);
}

void motor_cpus(struct motor *m)
{
	get_cpu();
	cpus_read_lock();				/* EXPECT percpu-sleep */
	cpus_read_unlock();
	put_cpu();
}

void motor_stop(struct motor *m)
{
	spin_lock(&m->lock);
	kthread_stop(m->task);				/* EXPECT percpu-sleep */
	spin_unlock(&m->lock);
}

int motor_load(struct motor *m, struct device *dev)
{
	const struct firmware *fw;
	int ret;

	preempt_disable();
	ret = request_firmware(&fw, "motor", dev);	/* EXPECT percpu-sleep */
	preempt_enable();
	return ret;
}

MODULE_LICENSE("GPL");
