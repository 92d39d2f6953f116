/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The copy of a CPU that has gone: what was in it has been freed.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/departed-kernel.h"

struct context {
	struct lock lock;
	struct request *req;
	char *buffer;
	bool sleeps;
};
struct pool {
	struct hlist_node node;
	struct context *contexts;
};

static int context_prepare (unsigned int cpu, struct hlist_node *node)
{
	struct pool *pool = (struct pool *) node;
	struct context *c = per_cpu_ptr (pool->contexts, cpu);

	if (c->req)
		return 0;
	c->buffer = kmalloc (64, GFP_KERNEL);
	c->req = request_alloc ();
	return c->buffer && c->req ? 0 : -ENOMEM;
}

static int context_dead (unsigned int cpu, struct hlist_node *node)
{
	struct pool *pool = (struct pool *) node;
	struct context *c = per_cpu_ptr (pool->contexts, cpu);
	struct request *req;

	mutex_lock (&c->lock);
	req = c->req;
	c->req = NULL;
	mutex_unlock (&c->lock);
	if (!IS_ERR_OR_NULL (req))
		acomp_request_free (req);	/* { dg-message "17:'context_dead' frees what is in the copy of a CPU that goes" "step" } */
	kfree (c->buffer);
	return 0;
}

int set_up (void)
{
	return cpuhp_setup_state_multi (1, "contexts", context_prepare, context_dead);
}

static struct context *context_get (struct pool *pool)
{
	struct context *c = raw_cpu_ptr (pool->contexts);

	mutex_lock (&c->lock);		/* { dg-error "9:the CPU whose copy 'raw_cpu_ptr' gave may have gone when 'mutex_lock' returns, and nothing looks whether 'req' is still there \\[percpu-stale\\]" "returned" } */
	return c;
}

int compress (struct pool *pool, char *from)
{
	struct context *c = context_get (pool);
	char *buffer = from;
	int error;

	if (c->sleeps)
		buffer = c->buffer;
	if (buffer != c->buffer)
		c->req->length = 64;
	error = request_run (c->req);	/* { dg-message "17:it is used here" "use" } */
	mutex_unlock (&c->lock);
	return error;
}

/* A variable, and a lock that the copy points to. */
struct scratch { struct lock *lock; char *memory; };
static DEFINE_PER_CPU (struct scratch, scratch);

static int scratch_down (unsigned int cpu)
{
	struct scratch *s = per_cpu_ptr (&scratch, cpu);

	kfree (s->memory);		/* { dg-message "9:'scratch_down' frees" "step" } */
	return 0;
}

int scratch_set_up (void)
{
	return cpuhp_setup_state (2, "scratch", NULL, scratch_down);
}

void scratch_write (char c)
{
	struct scratch *s = raw_cpu_ptr (&scratch);

	mutex_lock (s->lock);		/* { dg-error "9:the CPU whose copy 'raw_cpu_ptr' gave may have gone.*'memory' is still there \\[percpu-stale\\]" "in the function" } */
	s->memory[0] = c;		/* { dg-message "10:it is used here" "use" } */
	mutex_unlock (s->lock);
}
