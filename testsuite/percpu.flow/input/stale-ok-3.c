/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fetched again in each section. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct hopper {
	int n, m;
	void *mem;
};

static DEFINE_PER_CPU(struct hopper, hopper);

int hopper_again(void)
{
	struct hopper *h = get_cpu_ptr(&hopper);
	void *mem;

	if (h->mem) {
		put_cpu_ptr(&hopper);
		return 0;
	}
	put_cpu_ptr(&hopper);
	mem = kmalloc(64, GFP_KERNEL);
	h = get_cpu_ptr(&hopper);
	if (!h->mem) {
		h->mem = mem;
		mem = NULL;
	}
	put_cpu_ptr(&hopper);
	kfree(mem);
	return 0;
}

void hopper_loop(int n)
{
	while (n--) {
		struct hopper *h = get_cpu_ptr(&hopper);

		h->n++;
		put_cpu_ptr(&hopper);
		cond_resched();
	}
}

void hopper_breaks(int n)
{
	struct hopper *h;

	preempt_disable();
	h = this_cpu_ptr(&hopper);
	while (n--) {
		h->n++;
		if (n % 32 == 0) {
			preempt_enable();
			cond_resched();
			preempt_disable();
			h = this_cpu_ptr(&hopper);
		}
	}
	h->m++;
	preempt_enable();
}

int hopper_retry(void)
{
	struct hopper *h;

again:
	h = get_cpu_ptr(&hopper);
	if (h->n > 10) {
		h->n -= 10;
		put_cpu_ptr(&hopper);
		cond_resched();
		goto again;
	}
	h->m++;
	put_cpu_ptr(&hopper);
	return 0;
}

/* The name is used for something else. */
int hopper_reused(struct hopper *other)
{
	struct hopper *h = get_cpu_ptr(&hopper);

	h->n++;
	put_cpu_ptr(&hopper);
	h = other;
	h->n--;
	return h->n;
}

/* It is one of this CPU's only while that is held. */
int hopper_fallback(struct hopper *other, bool local)
{
	struct hopper *h = local ? get_cpu_ptr(&hopper) : other;
	int n;

	h->n++;
	n = h->n;
	if (local)
		put_cpu_ptr(&hopper);
	else
		h->m = n;
	return n;
}

MODULE_LICENSE("GPL");
