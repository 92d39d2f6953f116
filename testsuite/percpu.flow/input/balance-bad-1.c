/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An error returns in the middle of the section. */
#include <linux/module.h>
#include <linux/err.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct trace_ring {
	unsigned int head, size;
	u64 lost;
	void *pages[4];
};

static DEFINE_PER_CPU(struct trace_ring, trace_ring);
static DEFINE_PER_CPU(u64, trace_total);

int trace_open(unsigned int size)
{
	struct trace_ring *ring = get_cpu_ptr(&trace_ring);

	if (size > ring->size)
		return -EINVAL;				/* EXPECT percpu-balance */
	ring->head = 0;
	put_cpu_ptr(&trace_ring);
	return 0;
}

int trace_grow(unsigned int n)
{
	int cpu = get_cpu();
	void *page;

	page = kmalloc(64, GFP_ATOMIC);
	if (!page)
		return -ENOMEM;				/* EXPECT percpu-balance */
	per_cpu(trace_ring, cpu).pages[n & 3] = page;
	put_cpu();
	return 0;
}

long trace_account(long bytes)
{
	u64 *total = &get_cpu_var(trace_total);

	if (bytes < 0)
		return bytes;				/* EXPECT percpu-balance */
	*total += bytes;
	put_cpu_var(trace_total);
	return 0;
}

void trace_drop(struct trace_ring *other, bool quiet)
{
	preempt_disable();
	if (!other) {
		if (!quiet)
			pr_info("nothing to drop\n");
		return;					/* EXPECT percpu-balance */
	}
	other->lost += __this_cpu_read(trace_total);
	preempt_enable();
}

void *trace_page(unsigned int n)
{
	struct trace_ring *ring;
	void *page;

	if (n >= 4)
		return ERR_PTR(-EINVAL);
	ring = get_cpu_ptr(&trace_ring);
	if (ring->head == n)
		return ERR_PTR(-ENODATA);		/* EXPECT percpu-balance */
	page = ring->pages[n];
	put_cpu_ptr(&trace_ring);
	return page;
}

MODULE_LICENSE("GPL");
