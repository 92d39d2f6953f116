/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Begins and ends that do not look alike, and do belong together. */
#include <linux/module.h>
#include <linux/bottom_half.h>
#include <linux/highmem.h>
#include <linux/irqflags.h>
#include <linux/local_lock.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/smp.h>

struct till {
	local_lock_t lock;
	int cash;
};

static DEFINE_PER_CPU(struct till, till) = {
	.lock = INIT_LOCAL_LOCK(lock),
};
static DEFINE_PER_CPU(int, till_other);

void till_lvalue(int n)
{
	get_cpu_var(till).cash += n;
	put_cpu_var(till);
	get_cpu_var(till_other)++;
	put_cpu_var(till);
}

void till_ptr(int n)
{
	struct till *t = get_cpu_ptr(&till);

	t->cash += n;
	put_cpu();
	get_cpu();
	this_cpu_add(till.cash, n);
	preempt_enable();
	preempt_disable();
	__this_cpu_add(till.cash, n);
	put_cpu_ptr(&till_other);
}

/* What tracers use is the same section by another name. */
int till_notrace(int n)
{
	preempt_disable();
	n += __this_cpu_read(till.cash);
	preempt_enable_notrace();
	preempt_disable_notrace();
	n += __this_cpu_read(till.cash);
	preempt_enable_notrace();
	preempt_disable_notrace();
	n += __this_cpu_read(till.cash);
	preempt_enable();
	return n;
}

int till_rcu(int n)
{
	rcu_read_lock_sched();
	n += __this_cpu_read(till.cash);
	rcu_read_unlock_sched();
	rcu_read_lock_bh();
	n += __this_cpu_read(till.cash);
	rcu_read_unlock_bh();
	return n;
}

int till_local(int n)
{
	unsigned long flags;

	local_lock(&till.lock);
	if (n < 0) {
		local_unlock(&till.lock);
		return -EINVAL;
	}
	this_cpu_ptr(&till)->cash += n;
	local_unlock(&till.lock);
	local_lock_irqsave(&till.lock, flags);
	n = this_cpu_ptr(&till)->cash;
	local_unlock_irqrestore(&till.lock, flags);
	return n;
}

/* Softirqs are disabled by count, interrupts by state. */
void till_bh(bool twice)
{
	local_bh_disable();
	if (twice)
		local_bh_disable();
	__this_cpu_inc(till.cash);
	if (twice)
		local_bh_enable();
	local_bh_enable();
}

void till_irq(void)
{
	unsigned long flags;
	bool was = irqs_disabled();

	if (!was)
		local_irq_disable();
	__this_cpu_inc(till.cash);
	if (!was)
		local_irq_enable();
	raw_local_irq_save(flags);
	__this_cpu_inc(till.cash);
	raw_local_irq_restore(flags);
}

int till_map(struct page *page)
{
	int *mem = kmap_atomic(page);
	int n = mem[0];

	kunmap_atomic(mem);
	mem = kmap_local_page(page);
	n += mem[0];
	kunmap_local(mem);
	return n;
}

MODULE_LICENSE("GPL");
