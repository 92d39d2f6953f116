/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Freed on each error path, by ladders and flags. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct stall {
	u64 __percpu *in;
	u64 __percpu *out;
	void *mem;
};

int stall_ladder(struct stall *s)
{
	u64 __percpu *in;
	u64 __percpu *out;
	int ret = -ENOMEM;

	in = alloc_percpu(u64);
	if (!in)
		goto fail;
	out = alloc_percpu(u64);
	if (!out)
		goto free_in;
	s->mem = kmalloc(64, GFP_KERNEL);
	if (!s->mem)
		goto free_out;
	s->in = in;
	s->out = out;
	return 0;
free_out:
	free_percpu(out);
free_in:
	free_percpu(in);
fail:
	return ret;
}

/* NULL may be freed. */
int stall_null(struct stall *s)
{
	u64 __percpu *in = alloc_percpu(u64);
	u64 __percpu *out = alloc_percpu(u64);

	if (!in || !out) {
		free_percpu(in);
		free_percpu(out);
		return -ENOMEM;
	}
	s->in = in;
	s->out = out;
	return 0;
}

int stall_flag(struct stall *s, bool wanted)
{
	u64 __percpu *in = NULL;

	if (wanted) {
		in = alloc_percpu(u64);
		if (!in)
			return -ENOMEM;
	}
	s->mem = kmalloc(64, GFP_KERNEL);
	if (!s->mem) {
		if (wanted)
			free_percpu(in);
		return -ENOMEM;
	}
	s->in = in;
	return 0;
}

int stall_ret(struct stall *s)
{
	u64 __percpu *in = alloc_percpu(u64);
	int ret = 0;

	if (!in)
		ret = -ENOMEM;
	else if (this_cpu_inc_return(*in) > 1)
		ret = -EINVAL;
	if (ret) {
		free_percpu(in);
		return ret;
	}
	s->in = in;
	return 0;
}

MODULE_LICENSE("GPL");
