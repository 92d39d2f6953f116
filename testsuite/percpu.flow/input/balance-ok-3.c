/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Goto ladders: up, down, and one in the other. */
#include <linux/module.h>
#include <linux/irqflags.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct rung {
	void *a, *b;
	int state;
};

static DEFINE_PER_CPU(struct rung, rung);

int rung_setup(size_t len)
{
	struct rung *r;
	void *a, *b;
	int ret = -ENOMEM;

	a = kmalloc(len, GFP_KERNEL);
	if (!a)
		goto out;
	r = get_cpu_ptr(&rung);
	b = kmalloc(len, GFP_ATOMIC);
	if (!b)
		goto put;
	if (r->state) {
		ret = -EBUSY;
		goto free_b;
	}
	r->a = a;
	r->b = b;
	put_cpu_ptr(&rung);
	return 0;

free_b:
	kfree(b);
put:
	put_cpu_ptr(&rung);
	kfree(a);
out:
	return ret;
}

int rung_retry(int tries)
{
	int ret;

again:
	preempt_disable();
	ret = __this_cpu_read(rung.state);
	if (ret == -EAGAIN && tries-- > 0) {
		preempt_enable();
		goto again;
	}
	if (ret < 0)
		goto fail;
	preempt_enable();
	return ret;

fail:
	preempt_enable();
	pr_debug("failed\n");
	return ret;
}

/* Jumps back up into the cleanup. */
int rung_back(int n)
{
	unsigned long flags;
	int ret = 0;

	local_irq_save(flags);
	if (n < 3)
		goto slow;
fast:
	__this_cpu_inc(rung.state);
restore:
	local_irq_restore(flags);
	return ret;

slow:
	if (__this_cpu_read(rung.a))
		goto fast;
	ret = -ENOENT;
	goto restore;
}

int rung_skip(int n)
{
	if (n < 0)
		goto unheld;
	get_cpu();
	if (n > 10)
		goto held;
	this_cpu_inc(rung.state);
held:
	put_cpu();
unheld:
	return n;
}

int rung_nested(void)
{
	unsigned long flags;
	int ret = -EBUSY;

	get_cpu();
	if (this_cpu_read(rung.state))
		goto put;
	local_irq_save(flags);
	if (__this_cpu_read(rung.a))
		goto restore;
	ret = 0;
restore:
	local_irq_restore(flags);
put:
	put_cpu();
	return ret;
}

MODULE_LICENSE("GPL");
