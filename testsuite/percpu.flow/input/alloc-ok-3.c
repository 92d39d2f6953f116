/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Helpers of the unit that allocate, free, and free what failed. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct depot_set {
	u64 __percpu *a;
	u64 __percpu *b;
	void *mem;
};

static void set_free(struct depot_set *s)
{
	free_percpu(s->a);
	free_percpu(s->b);
	s->a = NULL;
	s->b = NULL;
	kfree(s->mem);
}

static int set_alloc(struct depot_set *s)
{
	s->a = alloc_percpu(u64);
	s->b = alloc_percpu(u64);
	if (s->a && s->b)
		return 0;
	set_free(s);
	return -ENOMEM;
}

/* The helper has freed it when it failed. */
int set_init(struct depot_set *s)
{
	int ret = set_alloc(s);

	if (ret)
		return ret;
	s->mem = kmalloc(64, GFP_KERNEL);
	if (!s->mem) {
		set_free(s);
		return -ENOMEM;
	}
	return 0;
}

/* Twice is no harm: the helper forgets what it freed. */
void set_exit(struct depot_set *s)
{
	set_free(s);
	set_free(s);
}

struct depot_set *set_new(void)
{
	struct depot_set *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return NULL;
	if (set_alloc(s)) {
		kfree(s);
		return NULL;
	}
	return s;
}

static u64 __percpu *set_counter(u64 first)
{
	u64 __percpu *c = alloc_percpu(u64);

	if (!c)
		return NULL;
	raw_cpu_write(*c, first);
	return c;
}

int set_counters(struct depot_set *s)
{
	u64 __percpu *a = set_counter(1);
	u64 __percpu *b;

	if (!a)
		return -ENOMEM;
	b = set_counter(2);
	if (!b) {
		free_percpu(a);
		return -ENOMEM;
	}
	s->a = a;
	s->b = b;
	return 0;
}

MODULE_LICENSE("GPL");
