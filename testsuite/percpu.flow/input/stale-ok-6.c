/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What one condition fetches, the same condition lets go. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

struct locker {
	int n, m;
	bool open;
};

static DEFINE_PER_CPU(struct locker, locker);
static DEFINE_SPINLOCK(locker_lock);

void locker_pick(bool local)
{
	struct locker *l = NULL;

	if (local)
		l = get_cpu_ptr(&locker);
	pr_debug("%d\n", local);
	if (local) {
		l->n++;
		put_cpu_ptr(&locker);
	}
}

int locker_early(bool early)
{
	struct locker *l = get_cpu_ptr(&locker);
	int n = 0;

	if (early)
		put_cpu_ptr(&locker);
	if (!early) {
		n = l->n++;
		put_cpu_ptr(&locker);
	}
	return n;
}

int locker_ladder(int want)
{
	struct locker *l = get_cpu_ptr(&locker);
	int ret = 0;

	if (l->n < want) {
		ret = -ENOSPC;
		goto put;
	}
	l->n -= want;
	if (l->open)
		goto done;
	l->m++;
done:
	l->open = true;
put:
	put_cpu_ptr(&locker);
	if (ret)
		return ret;
	return want;
}

void locker_try(void)
{
	struct locker *l;

	preempt_disable();
	l = this_cpu_ptr(&locker);
	if (!spin_trylock(&locker_lock)) {
		preempt_enable();
		return;
	}
	l->n++;
	spin_unlock(&locker_lock);
	l->m++;
	preempt_enable();
}

static struct locker *locker_open(void)
{
	struct locker *l = get_cpu_ptr(&locker);

	if (l->open)
		return l;
	put_cpu_ptr(&locker);
	return NULL;
}

int locker_opened(void)
{
	struct locker *l = locker_open();
	int n;

	if (!l)
		return -EBUSY;
	n = ++l->n;
	put_cpu_ptr(&locker);
	return n;
}

int locker_flag(int n)
{
	struct locker *l = NULL, spare = { };
	bool held = false;

	if (n > 3) {
		l = get_cpu_ptr(&locker);
		held = true;
	} else {
		l = &spare;
	}
	l->n = n;
	n += l->m;
	if (held)
		put_cpu_ptr(&locker);
	else
		n += l->n;
	return n;
}

MODULE_LICENSE("GPL");
