/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Error paths and messages behind the end. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/smp.h>

struct probe_ctx {
	int state, errors;
	u64 last;
};

static DEFINE_PER_CPU(struct probe_ctx, probe_ctx);

int ctx_start(int state)
{
	struct probe_ctx *c = get_cpu_ptr(&probe_ctx);
	int ret = 0;

	if (c->state) {
		ret = -EBUSY;
		goto out;
	}
	c->state = state;
out:
	put_cpu_ptr(&probe_ctx);
	if (ret)
		c->errors++;				/* EXPECT percpu-stale */
	return ret;
}

int ctx_warn(void)
{
	struct probe_ctx *c = get_cpu_ptr(&probe_ctx);

	if (c->state < 0) {
		put_cpu_ptr(&probe_ctx);
		pr_warn("state %d\n", c->state);	/* EXPECT percpu-stale */
		return -EINVAL;
	}
	c->state++;
	put_cpu_ptr(&probe_ctx);
	return 0;
}

/* Only one of the ways ends it before. */
void ctx_update(u64 now, bool early)
{
	struct probe_ctx *c = get_cpu_ptr(&probe_ctx);

	if (early)
		put_cpu_ptr(&probe_ctx);
	c->last = now;					/* EXPECT percpu-stale */
	if (!early)
		put_cpu_ptr(&probe_ctx);
}

int ctx_sum(int n)
{
	struct probe_ctx *c;
	int i, sum = 0;

	for (i = 0; i < n; i++) {
		c = get_cpu_ptr(&probe_ctx);
		sum += c->state;
		put_cpu_ptr(&probe_ctx);
		if (c->errors)				/* EXPECT percpu-stale */
			break;
	}
	return sum;
}

MODULE_LICENSE("GPL");
