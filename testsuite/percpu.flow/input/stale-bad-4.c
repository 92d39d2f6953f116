/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Another section began meanwhile: it is another CPU's. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct bench {
	int seats;
	void *spare;
};

static DEFINE_PER_CPU(struct bench, bench);
static DEFINE_MUTEX(bench_mutex);

void bench_resched(int n)
{
	struct bench *b = get_cpu_ptr(&bench);

	b->seats += n;
	put_cpu_ptr(&bench);
	cond_resched();
	get_cpu();
	b->seats -= n;					/* EXPECT percpu-stale */
	put_cpu();
}

int bench_refill(void)
{
	struct bench *b;
	void *mem;

	preempt_disable();
	b = this_cpu_ptr(&bench);
	if (b->spare) {
		preempt_enable();
		return 0;
	}
	preempt_enable();
	mem = kmalloc(64, GFP_KERNEL);
	if (!mem)
		return -ENOMEM;
	preempt_disable();
	b->spare = mem;					/* EXPECT percpu-stale */
	preempt_enable();
	return 0;
}

void bench_locked(int n)
{
	struct bench *b = get_cpu_ptr(&bench);

	put_cpu_ptr(&bench);
	mutex_lock(&bench_mutex);
	b->seats = n;					/* EXPECT percpu-stale */
	mutex_unlock(&bench_mutex);
}

/* The turn of the loop ended the section that the pointer is of. */
void bench_turns(int n)
{
	struct bench *b = get_cpu_ptr(&bench);

	while (n--) {
		b->seats++;				/* EXPECT percpu-stale */
		put_cpu_ptr(&bench);
		cond_resched();
		get_cpu();
	}
	put_cpu();
}

/* Helpers drop it. */
static void bench_breathe(void)
{
	preempt_enable();
	cond_resched();
	preempt_disable();
}

void bench_helper(int n)
{
	struct bench *b;

	preempt_disable();
	b = this_cpu_ptr(&bench);
	b->seats = n;
	bench_breathe();
	b->seats++;					/* EXPECT percpu-stale */
	preempt_enable();
}

MODULE_LICENSE("GPL");
