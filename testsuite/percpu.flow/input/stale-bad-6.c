/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pointer comes from, or the section is of, a function of the unit. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct stash {
	int n;
	void *item[4];
};

static DEFINE_PER_CPU(struct stash, stash);

static struct stash *stash_get(void)
{
	return get_cpu_ptr(&stash);
}

static void stash_put(struct stash *s)
{
	put_cpu_ptr(&stash);
}

int stash_count(void)
{
	struct stash *s = stash_get();

	stash_put(s);
	return s->n;					/* EXPECT percpu-stale */
}

static inline struct stash *stash_mine(void)
{
	return this_cpu_ptr(&stash);
}

void stash_push(void *item)
{
	struct stash *s;

	preempt_disable();
	s = stash_mine();
	s->item[s->n & 3] = item;
	preempt_enable();
	s->n++;						/* EXPECT percpu-stale */
}

static void stash_lock(void)
{
	preempt_disable();
}

static void stash_unlock(void)
{
	preempt_enable();
}

void stash_drop(void)
{
	struct stash *s;

	stash_lock();
	s = this_cpu_ptr(&stash);
	stash_unlock();
	s->n = 0;					/* EXPECT percpu-stale */
}

/* Used by a callee. */
static void stash_clear(struct stash *s)
{
	s->n = 0;
}

void stash_reset(void)
{
	struct stash *s = get_cpu_ptr(&stash);

	put_cpu_ptr(&stash);
	stash_clear(s);					/* EXPECT percpu-stale */
}

MODULE_LICENSE("GPL");
