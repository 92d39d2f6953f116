/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fetched anew in each turn of a loop: behind it, it is stale whichever turn it was. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct bobbin {
	int turns;
	int last[4];
};

static DEFINE_PER_CPU(struct bobbin, bobbin);

int bobbin_until(int limit)
{
	struct bobbin *r = get_cpu_ptr(&bobbin);

	do {
		r->turns++;
		if (r->turns > limit)
			break;
		put_cpu_ptr(&bobbin);
		schedule();
		r = get_cpu_ptr(&bobbin);
	} while (1);
	put_cpu_ptr(&bobbin);
	return r->last[1];				/* EXPECT percpu-stale */
}

int bobbin_until_good(int limit)
{
	struct bobbin *r = get_cpu_ptr(&bobbin);
	int last;

	do {
		r->turns++;
		if (r->turns > limit)
			break;
		put_cpu_ptr(&bobbin);
		schedule();
		r = get_cpu_ptr(&bobbin);
	} while (1);
	last = r->last[1];
	put_cpu_ptr(&bobbin);
	return last;
}

MODULE_LICENSE("GPL");
