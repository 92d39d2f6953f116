/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Guards: the compiler ends the section on every way out. */
#include <linux/module.h>
#include <linux/irqflags.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct shelf {
	int n;
	void *mem;
};

static DEFINE_PER_CPU(struct shelf, shelf);

int shelf_put(int n)
{
	guard(preempt)();
	if (n < 0)
		return -EINVAL;
	if (__this_cpu_read(shelf.n) + n > 8)
		return -ENOSPC;
	__this_cpu_add(shelf.n, n);
	return 0;
}

int shelf_scoped(int n)
{
	scoped_guard(irqsave) {
		if (n < 0)
			return -EINVAL;
		if (n == 0)
			break;
		__this_cpu_add(shelf.n, n);
	}
	pr_debug("%d\n", n);
	return 0;
}

int shelf_loop(const int *w, int n)
{
	int i, sum = 0;

	for (i = 0; i < n; i++) {
		guard(migrate)();
		if (!w[i])
			continue;
		if (w[i] < 0)
			return sum;
		sum += this_cpu_add_return(shelf.n, w[i]);
	}
	return sum;
}

/* A variable of the unit's own that ends it. */
static void shelf_leave(int *cpu)
{
	put_cpu();
}

int shelf_cleanup(int n)
{
	int cpu __attribute__((__cleanup__(shelf_leave))) = get_cpu();

	if (n > 4)
		return per_cpu(shelf, cpu).n;
	per_cpu(shelf, cpu).n += n;
	return 0;
}

MODULE_LICENSE("GPL");
