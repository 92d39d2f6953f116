/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Freed, and then another; freed under one condition, used under the other. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct cellar {
	u64 __percpu *wine;
	bool open;
};

int cellar_renew(struct cellar *c)
{
	u64 __percpu *wine = alloc_percpu(u64);

	if (!wine)
		return -ENOMEM;
	free_percpu(c->wine);
	c->wine = wine;
	this_cpu_inc(*c->wine);
	return 0;
}

void cellar_twice(struct cellar *c)
{
	free_percpu(c->wine);
	c->wine = alloc_percpu(u64);
	free_percpu(c->wine);
	c->wine = NULL;
	free_percpu(c->wine);
}

void cellar_either(struct cellar *c)
{
	if (c->open)
		this_cpu_inc(*c->wine);
	else
		free_percpu(c->wine);
}

int cellar_condition(struct cellar *c, bool last)
{
	int n = 0;

	if (last)
		free_percpu(c->wine);
	if (!last)
		n = this_cpu_read(*c->wine);
	return n;
}

void cellar_swap(struct cellar *c, struct cellar *d)
{
	u64 __percpu *old = c->wine;

	c->wine = d->wine;
	free_percpu(old);
	this_cpu_inc(*c->wine);
}

/* One turn of the loop, one object. */
void cellar_all(struct cellar *c, int n)
{
	int i;

	for (i = 0; i < n; i++)
		free_percpu(c[i].wine);
}

void cellar_next(struct cellar **c)
{
	while (*c) {
		free_percpu((*c)->wine);
		c++;
	}
}

/* The address may be printed and compared. */
bool cellar_was(struct cellar *c, u64 __percpu *other)
{
	u64 __percpu *wine = c->wine;

	free_percpu(wine);
	return wine == other;
}

MODULE_LICENSE("GPL");
