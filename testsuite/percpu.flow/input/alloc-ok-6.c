/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A translated pointer that may be NULL for other reasons; static per-CPU data. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct post {
	struct post *next;
	int n;
};

static DEFINE_PER_CPU(struct post *, post_first);
static DEFINE_PER_CPU(struct post, post_own);

int post_slot(void)
{
	struct post *p = this_cpu_read(post_first);

	if (!p)
		return -ENOENT;
	return p->n;
}

int post_deref(int cpu)
{
	struct post **p = per_cpu_ptr(&post_first, cpu);

	if (!*p)
		return -ENOENT;
	return (*p)->n;
}

int post_choice(struct post *other, int cpu)
{
	struct post *p = other ? other : per_cpu_ptr(&post_own, cpu);

	return p ? p->n : 0;
}

int post_alloc(void)
{
	struct post __percpu *posts = alloc_percpu(struct post);
	struct post *p;

	if (!posts)
		return -ENOMEM;
	p = per_cpu_ptr(posts, 0);
	if (!p->next)
		p->n = 1;
	free_percpu(posts);
	return 0;
}

MODULE_LICENSE("GPL");
