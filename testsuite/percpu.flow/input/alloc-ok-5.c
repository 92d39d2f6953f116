/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looked at, in one way or another. */
#include <linux/module.h>
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct census {
	u64 __percpu *heads;
	u64 __percpu *tails;
	bool ready;
};

int census_plain(struct census *c)
{
	int cpu;

	c->heads = alloc_percpu(u64);
	if (!c->heads)
		return -ENOMEM;
	for_each_possible_cpu(cpu)
		*per_cpu_ptr(c->heads, cpu) = cpu;
	return 0;
}

int census_both(struct census *c)
{
	c->heads = alloc_percpu(u64);
	c->tails = alloc_percpu(u64);
	if (!c->heads || !c->tails)
		goto free;
	this_cpu_inc(*c->heads);
	this_cpu_inc(*c->tails);
	return 0;
free:
	free_percpu(c->heads);
	free_percpu(c->tails);
	c->heads = c->tails = NULL;
	return -ENOMEM;
}

int census_flag(struct census *c)
{
	u64 __percpu *heads = alloc_percpu(u64);

	c->ready = heads != NULL;
	if (c->ready)
		this_cpu_inc(*heads);
	c->heads = heads;
	return c->ready ? 0 : -ENOMEM;
}

void census_bug(struct census *c)
{
	c->heads = alloc_percpu(u64);
	BUG_ON(!c->heads);
	this_cpu_inc(*c->heads);
}

void census_warn(struct census *c)
{
	c->heads = alloc_percpu(u64);
	if (WARN_ON(!c->heads))
		return;
	this_cpu_inc(*c->heads);
}

/* Allocated long before, and looked at there. */
u64 census_later(struct census *c)
{
	return this_cpu_read(*c->heads);
}

/* Nothing is done to NULL. */
int census_unused(u64 __percpu **out)
{
	*out = alloc_percpu(u64);
	return *out ? 0 : -ENOMEM;
}

static bool census_valid(u64 __percpu *heads)
{
	return heads != NULL;
}

int census_helper(struct census *c)
{
	u64 __percpu *heads = alloc_percpu(u64);

	if (!census_valid(heads))
		return -ENOMEM;
	this_cpu_inc(*heads);
	c->heads = heads;
	return 0;
}

MODULE_LICENSE("GPL");
