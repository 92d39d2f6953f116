/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CPUs that go, and users who know of it or do not mind. */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/departed-kernel.h"

/* A step for copies of its own, which frees and clears. */
#define STEP(name)							\
	static DEFINE_PER_CPU (struct context_##name, name);		\
	static int name##_down (unsigned int cpu)			\
	{								\
		struct context_##name *c = per_cpu_ptr (&name, cpu);	\
									\
		mutex_lock (&c->lock);					\
		kfree (c->buffer);					\
		c->buffer = NULL;					\
		c->ready = false;					\
		mutex_unlock (&c->lock);				\
		return 0;						\
	}								\
	int name##_set_up (void)					\
	{								\
		return cpuhp_setup_state (1, #name, NULL, name##_down);	\
	}
#define CONTEXT(name)							\
	struct context_##name { struct lock lock; char *buffer; bool ready; unsigned long uses; };

/* The member is looked at. */
CONTEXT (looked_at)
STEP (looked_at)
static struct context_looked_at *get_looked_at (void)
{
	for (;;) {
		struct context_looked_at *c = raw_cpu_ptr (&looked_at);

		mutex_lock (&c->lock);
		if (c->buffer)
			return c;
		mutex_unlock (&c->lock);
	}
}
void use_looked_at (char value)
{
	struct context_looked_at *c = get_looked_at ();

	c->buffer[0] = value;
	mutex_unlock (&c->lock);
}

/* So is another that the step clears. */
CONTEXT (flagged)
STEP (flagged)
bool use_flagged (char value)
{
	struct context_flagged *c = raw_cpu_ptr (&flagged);
	bool ready;

	mutex_lock (&c->lock);
	ready = c->ready;
	if (ready)
		c->buffer[0] = value;
	mutex_unlock (&c->lock);
	return ready;
}

/* The caller looks. */
CONTEXT (by_caller)
STEP (by_caller)
static struct context_by_caller *get_by_caller (void)
{
	struct context_by_caller *c = raw_cpu_ptr (&by_caller);

	mutex_lock (&c->lock);
	return c;
}
void use_by_caller (char value)
{
	struct context_by_caller *c = get_by_caller ();

	if (!IS_ERR_OR_NULL (c->buffer))
		c->buffer[0] = value;
	mutex_unlock (&c->lock);
}

/* What is used stays. */
CONTEXT (stays)
STEP (stays)
void use_stays (void)
{
	struct context_stays *c = raw_cpu_ptr (&stays);

	mutex_lock (&c->lock);
	c->uses++;
	mutex_unlock (&c->lock);
}

/* The CPU is held. */
CONTEXT (held)
STEP (held)
void use_held (char value)
{
	struct context_held *c = get_cpu_ptr (&held);

	spin_lock (&c->lock);
	c->buffer[0] = value;
	spin_unlock (&c->lock);
	put_cpu_ptr (&held);
}

/* The lock is one that the CPU that goes does not need, but nothing waits for it. */
CONTEXT (spun)
STEP (spun)
void use_spun (char value)
{
	struct context_spun *c = raw_cpu_ptr (&spun);

	spin_lock (&c->lock);
	c->buffer[0] = value;
	spin_unlock (&c->lock);
}

/* The step waits for users, or has a lock of theirs. */
CONTEXT (waited_for)
static DEFINE_PER_CPU (struct context_waited_for, waited_for);
static int waited_for_down (unsigned int cpu)
{
	struct context_waited_for *c = per_cpu_ptr (&waited_for, cpu);

	mutex_lock (&mutex);
	kfree (c->buffer);
	mutex_unlock (&mutex);
	return 0;
}
int waited_for_set_up (void)
{
	return cpuhp_setup_state (1, "waited", NULL, waited_for_down);
}
void use_waited_for (char value)
{
	struct context_waited_for *c;

	mutex_lock (&mutex);
	c = raw_cpu_ptr (&waited_for);
	mutex_lock (&c->lock);
	c->buffer[0] = value;
	mutex_unlock (&c->lock);
	mutex_unlock (&mutex);
}

/* A step that only moves what was counted. */
CONTEXT (moved)
static DEFINE_PER_CPU (struct context_moved, moved);
static unsigned long moved_uses;
static int moved_down (unsigned int cpu)
{
	moved_uses += per_cpu_ptr (&moved, cpu)->uses;
	return 0;
}
int moved_set_up (void)
{
	return cpuhp_setup_state (1, "moved", NULL, moved_down);
}
void use_moved (char value)
{
	struct context_moved *c = raw_cpu_ptr (&moved);

	mutex_lock (&c->lock);
	c->buffer[0] = value;
	mutex_unlock (&c->lock);
}
