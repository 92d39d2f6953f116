/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names that sound like sleeping, of functions that do not. */
#include <linux/module.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/rwsem.h>
#include <linux/semaphore.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

struct signal_box {
	spinlock_t lock;
	struct mutex mutex;
	struct rw_semaphore rwsem;
	struct semaphore sem;
	struct completion done;
	struct work_struct work;
	struct delayed_work poll;
	struct timer_list timer;
	wait_queue_head_t wait;
	void *mem;
};

static DEFINE_PER_CPU(int, signal_count);

void signal_try(struct signal_box *s)
{
	get_cpu();
	if (mutex_trylock(&s->mutex)) {
		this_cpu_inc(signal_count);
		mutex_unlock(&s->mutex);
	}
	if (down_read_trylock(&s->rwsem))
		up_read(&s->rwsem);
	if (down_write_trylock(&s->rwsem))
		up_write(&s->rwsem);
	if (!down_trylock(&s->sem))
		up(&s->sem);
	if (try_wait_for_completion(&s->done))
		this_cpu_inc(signal_count);
	put_cpu();
}

void signal_wake(struct signal_box *s)
{
	spin_lock(&s->lock);
	complete(&s->done);
	wake_up(&s->wait);
	wake_up_process(current);
	schedule_work(&s->work);
	queue_delayed_work(system_wq, &s->poll, HZ);
	mod_timer(&s->timer, jiffies + HZ);
	cancel_work(&s->work);
	up(&s->sem);
	kfree(s->mem);
	spin_unlock(&s->lock);
}

void signal_spin(void)
{
	unsigned long flags;

	local_irq_save(flags);
	udelay(10);
	ndelay(10);
	mdelay(1);
	cpu_relax();
	local_irq_restore(flags);
}

/* What ends a mutex may be called anywhere, what takes it may not. */
void signal_unlock(struct signal_box *s)
{
	mutex_lock(&s->mutex);
	spin_lock(&s->lock);
	mutex_unlock(&s->mutex);
	spin_unlock(&s->lock);
}

struct signal_ops {
	void (*sleep)(struct signal_box *s);
};

/* Nobody knows what is behind the pointer. */
void signal_call(struct signal_box *s, const struct signal_ops *ops)
{
	spin_lock(&s->lock);
	ops->sleep(s);
	spin_unlock(&s->lock);
}

MODULE_LICENSE("GPL");
