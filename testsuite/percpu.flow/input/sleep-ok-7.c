/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sections in which a task may sleep, and locks that could not be had. */
#include <linux/module.h>
#include <linux/delay.h>
#include <linux/highmem.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/srcu.h>
#include <linux/uaccess.h>

static DEFINE_PER_CPU(void *, berth);
static DEFINE_MUTEX(berth_mutex);
static DEFINE_SPINLOCK(berth_lock);
DEFINE_STATIC_SRCU(berth_srcu);

/* The task stays on its CPU and may still sleep. */
int berth_pinned(size_t size)
{
	void *mem;

	migrate_disable();
	mem = kmalloc(size, GFP_KERNEL);
	mutex_lock(&berth_mutex);
	this_cpu_write(berth, mem);
	mutex_unlock(&berth_mutex);
	migrate_enable();
	return 0;
}

int berth_read(void)
{
	int idx = srcu_read_lock(&berth_srcu);

	msleep(1);
	srcu_read_unlock(&berth_srcu, idx);
	return idx;
}

unsigned long berth_map(struct page *page, void __user *to)
{
	void *mem = kmap_local_page(page);
	unsigned long left = copy_to_user(to, mem, 64);

	kunmap_local(mem);
	return left;
}

void berth_try(void)
{
	while (!spin_trylock(&berth_lock))
		msleep(1);
	this_cpu_write(berth, NULL);
	spin_unlock(&berth_lock);
}

void berth_try_once(void)
{
	if (spin_trylock(&berth_lock)) {
		this_cpu_write(berth, NULL);
		spin_unlock(&berth_lock);
		return;
	}
	mutex_lock(&berth_mutex);
	mutex_unlock(&berth_mutex);
}

/* Before, behind, and between. */
int berth_around(size_t size)
{
	void *mem = kmalloc(size, GFP_KERNEL);
	int cpu;

	if (!mem)
		return -ENOMEM;
	cpu = get_cpu();
	per_cpu(berth, cpu) = mem;
	put_cpu();
	msleep(1);
	preempt_disable();
	mem = __this_cpu_read(berth);
	preempt_enable();
	mutex_lock(&berth_mutex);
	mutex_unlock(&berth_mutex);
	return mem ? 0 : -ENOENT;
}

static void *berth_get(size_t size)
{
	void *mem = kzalloc(size, GFP_KERNEL);

	if (!mem)
		return NULL;
	preempt_disable();
	return mem;
}

/* Not held when it could not be had. */
int berth_got(size_t size)
{
	void *mem = berth_get(size);

	if (!mem) {
		msleep(1);
		return -ENOMEM;
	}
	__this_cpu_write(berth, mem);
	preempt_enable();
	msleep(1);
	return 0;
}

void berth_retry(size_t size)
{
	void *mem = NULL;

again:
	preempt_disable();
	if (!__this_cpu_read(berth)) {
		if (!mem) {
			preempt_enable();
			mem = kmalloc(size, GFP_KERNEL | __GFP_NOFAIL);
			goto again;
		}
		__this_cpu_write(berth, mem);
		mem = NULL;
	}
	preempt_enable();
	kfree(mem);
}

MODULE_LICENSE("GPL");
