/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Locks that sleep inside of ones that do not. */
#include <linux/module.h>
#include <linux/completion.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/rwsem.h>
#include <linux/semaphore.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(gate_lock);
static DEFINE_RWLOCK(gate_names);
static DEFINE_MUTEX(gate_mutex);
static DECLARE_RWSEM(gate_sem);
static struct semaphore gate_count = __SEMAPHORE_INITIALIZER(gate_count, 1);
static DECLARE_COMPLETION(gate_done);
static DEFINE_PER_CPU(int, gate);

void gate_spin(void)
{
	spin_lock(&gate_lock);
	mutex_lock(&gate_mutex);			/* EXPECT percpu-sleep */
	mutex_unlock(&gate_mutex);
	spin_unlock(&gate_lock);
}

int gate_var(void)
{
	int *g = &get_cpu_var(gate), ret;

	ret = mutex_lock_interruptible(&gate_mutex);	/* EXPECT percpu-sleep */
	if (ret)
		goto out;
	(*g)++;
	mutex_unlock(&gate_mutex);
out:
	put_cpu_var(gate);
	return ret;
}

void gate_read(void)
{
	unsigned long flags;

	spin_lock_irqsave(&gate_lock, flags);
	down_read(&gate_sem);				/* EXPECT percpu-sleep */
	up_read(&gate_sem);
	spin_unlock_irqrestore(&gate_lock, flags);
}

void gate_write(void)
{
	write_lock_bh(&gate_names);
	down_write(&gate_sem);				/* EXPECT percpu-sleep */
	up_write(&gate_sem);
	write_unlock_bh(&gate_names);
}

void gate_down(void)
{
	read_lock(&gate_names);
	down(&gate_count);				/* EXPECT percpu-sleep */
	up(&gate_count);
	read_unlock(&gate_names);
}

bool gate_wait(void)
{
	bool in_time;

	preempt_disable();
	in_time = wait_for_completion_timeout(&gate_done, HZ);	/* EXPECT percpu-sleep */
	preempt_enable();
	return in_time;
}

/* The trylock failed: then there is nothing held, but in the other arm there is. */
void gate_try(void)
{
	if (spin_trylock(&gate_lock)) {
		mutex_lock(&gate_mutex);		/* EXPECT percpu-sleep */
		spin_unlock(&gate_lock);
	} else {
		mutex_lock(&gate_mutex);
	}
	mutex_unlock(&gate_mutex);
}

MODULE_LICENSE("GPL");
