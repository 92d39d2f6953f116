/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The end comes twice: in the error's own branch and behind the common label. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct batch {
	int count;
	void *mem;
};

static DEFINE_PER_CPU(struct batch, batch);

int batch_add(int n)
{
	struct batch *b = get_cpu_ptr(&batch);
	int ret = 0;

	if (b->count + n > 64) {
		put_cpu_ptr(&batch);
		ret = -ENOSPC;
		goto out;
	}
	b->count += n;
out:
	put_cpu_ptr(&batch);				/* EXPECT percpu-balance */
	return ret;
}

int batch_fill(size_t size)
{
	int ret = 0;
	void *mem;

	preempt_disable();
	mem = kmalloc(size, GFP_NOWAIT);
	if (!mem) {
		preempt_enable();
		ret = -ENOMEM;
	}
	__this_cpu_write(batch.mem, mem);
	preempt_enable();				/* EXPECT percpu-balance */
	return ret;
}

/* Both halves of the function clean up. */
void batch_flush(bool all)
{
	get_cpu();
	if (all) {
		this_cpu_write(batch.count, 0);
		put_cpu();
	}
	if (!this_cpu_read(batch.count))
		pr_debug("empty\n");
	put_cpu();					/* EXPECT percpu-balance */
}

void batch_switch(int how)
{
	migrate_disable();
	switch (how) {
	case 0:
		this_cpu_inc(batch.count);
		migrate_enable();
		break;
	case 1:
		this_cpu_dec(batch.count);
		break;
	default:
		break;
	}
	migrate_enable();				/* EXPECT percpu-balance */
}

MODULE_LICENSE("GPL");
