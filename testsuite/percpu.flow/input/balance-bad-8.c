/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A unit's own begin and end, of which one is forgotten by a caller. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct hist {
	u64 bucket[16];
	bool frozen;
};

static DEFINE_PER_CPU(struct hist, hist);

static struct hist *hist_get(void)
{
	return get_cpu_ptr(&hist);
}

static void hist_put(struct hist *h)
{
	put_cpu_ptr(&hist);
}

int hist_add(unsigned int n)
{
	struct hist *h = hist_get();

	if (h->frozen)
		return -EBUSY;				/* EXPECT percpu-balance */
	h->bucket[n & 15]++;
	hist_put(h);
	return 0;
}

/* Held on success only. */
static struct hist *hist_try(void)
{
	struct hist *h = get_cpu_ptr(&hist);

	if (h->frozen) {
		put_cpu_ptr(&hist);
		return NULL;
	}
	return h;
}

u64 hist_first(void)
{
	struct hist *h = hist_try();
	u64 n = 0;

	if (h)
		n = h->bucket[0];
	hist_put(h);					/* EXPECT percpu-balance */
	return n;
}

u64 hist_last(u64 min)
{
	struct hist *h = hist_try();

	if (!h || h->bucket[15] < min)
		return 0;				/* EXPECT percpu-balance */
	min = h->bucket[15];
	hist_put(h);
	return min;
}

static int hist_lock(bool wanted)
{
	if (!wanted)
		return -EPERM;
	preempt_disable();
	return 0;
}

static void hist_unlock(void)
{
	preempt_enable();
}

int hist_clear(bool wanted)
{
	int ret = hist_lock(wanted);

	if (ret)
		goto out;
	if (__this_cpu_read(hist.frozen))
		return -EBUSY;				/* EXPECT percpu-balance */
	__this_cpu_write(hist.bucket[0], 0);
out:
	hist_unlock();					/* EXPECT percpu-balance */
	return ret;
}

MODULE_LICENSE("GPL");
