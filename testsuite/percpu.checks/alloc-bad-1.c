/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Per-CPU memory that is lost, freed twice, used when freed, not tested, mixed up.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/alloc-kernel.h"

int lost_on_error (int x)
{
	struct stats *s = alloc_percpu (struct stats);	/* { dg-message "@alloc_percpu:it was allocated here" "allocated" } */
	int err;

	if (!s)
		return -ENOMEM;
	err = set_up (x);
	if (err)
		return err;	/* { dg-error "24:this path returns and loses the per-CPU memory that 'alloc_percpu' allocated \\[percpu-alloc\\]" "lost" } */
	all_stats = s;
	return 0;
}

int lost_second (int x)
{
	struct stats *a, *b;

	a = alloc_percpu (struct stats);
	if (!a)
		return -ENOMEM;
	b = alloc_percpu_gfp (struct stats, GFP_KERNEL);
	if (!b)
		return -ENOMEM;	/* { dg-error "24:loses the per-CPU memory that 'alloc_percpu' .*\\[percpu-alloc\\]" "second" } */
	free_percpu (b);
	free_percpu (a);
	return set_up (x);
}

int lost_by_goto (int x)
{
	struct stats *a;
	int err = -ENOMEM;

	a = alloc_percpu (struct stats);
	if (!a)
		goto out;
	err = set_up (x);
	if (err)
		goto out;
	err = set_up (x + 1);
	if (err)
		goto free;
	keep (a);
	return 0;
free:
	free_percpu (a);
out:
	return err;		/* { dg-error "16:\\[percpu-alloc\\]" "goto" } */
}

struct port *lost_with_container (int x)
{
	struct port *port = kzalloc (sizeof (*port), GFP_KERNEL);

	if (!port)
		return NULL;
	port->stats = alloc_percpu (struct stats);
	if (!port->stats) {
		kfree (port);
		return NULL;
	}
	if (set_up (x)) {
		kfree (port);	/* { dg-message "@kfree:the pointer to it is gone with what 'kfree' frees here" "gone" } */
		return NULL;	/* { dg-error "24:loses the per-CPU memory.*\\[percpu-alloc\\]" "container" } */
	}
	return port;
}

int lost_member_of_two (void)
{
	struct port *port = kzalloc (sizeof (*port), GFP_KERNEL);

	if (!port)
		return -ENOMEM;
	port->stats = alloc_percpu (struct stats);
	if (!port->stats)
		goto free_port;
	port->counts = alloc_percpu (int);
	if (!port->counts)
		goto free_port;
	list_add (&port->list, &ports);
	return 0;
free_port:
	kfree (port);
	return -ENOMEM;		/* { dg-error "16:\\[percpu-alloc\\]" "of two" } */
}

int lost_with_callers (struct port *port, int x)
{
	port->stats = alloc_percpu (struct stats);
	if (!port->stats)
		return -ENOMEM;
	if (x < 0) {
		kfree (port);
		return -EINVAL;	/* { dg-error "24:\\[percpu-alloc\\]" "callers" } */
	}
	return 0;
}

int lost_though_done (int x)
{
	int *sum = alloc_percpu (int), cpu, total = 0;

	if (!sum)
		return -ENOMEM;
	for_each_possible_cpu (cpu)
		total += *per_cpu_ptr (sum, cpu);
	return total + x;	/* { dg-error "22:\\[percpu-alloc\\]" "done" } */
}

int overwritten (struct port *port, int x)
{
	port->stats = alloc_percpu (struct stats);
	if (!port->stats)
		return -ENOMEM;
	if (x < 0) {
		port->stats = NULL;
		return -EINVAL;	/* { dg-error "24:\\[percpu-alloc\\]" "overwritten" } */
	}
	return 0;
}

static struct stats *new_stats (int n)
{
	struct stats *s;

	if (n < 0)
		return ERR_PTR (-EINVAL);
	s = alloc_percpu (struct stats);
	if (!s)
		return ERR_PTR (-ENOMEM);
	return s;
}

int lost_of_callee (int n)
{
	struct stats *s = new_stats (n);

	if (IS_ERR (s))
		return PTR_ERR (s);
	if (set_up (n))
		return -EINVAL;	/* { dg-error "24:memory that 'new_stats' allocated \\[percpu-alloc\\]" "callee" } */
	all_stats = s;
	return 0;
}

static struct port *new_port (void)
{
	struct port *port = kzalloc (sizeof (*port), GFP_KERNEL);

	if (!port)
		return NULL;
	port->stats = alloc_percpu (struct stats);
	if (!port->stats) {
		kfree (port);
		return NULL;
	}
	return port;
}

int lost_member_of_callee (int n)
{
	struct port *port = new_port ();

	if (!port)
		return -ENOMEM;
	if (set_up (n)) {
		kfree (port);
		return -EINVAL;	/* { dg-error "24:memory that 'new_port' allocated \\[percpu-alloc\\]" "member of callee" } */
	}
	list_add (&port->list, &ports);
	return 0;
}

int freed_twice (int x)
{
	struct stats *s = alloc_percpu (struct stats);
	int err;

	if (!s)
		return -ENOMEM;
	err = set_up (x);
	if (err) {
		free_percpu (s);	/* { dg-message "@free_percpu:it was freed here" "before" } */
		goto out;
	}
	all_stats = s;
	return 0;
out:
	free_percpu (s);	/* { dg-error "@free_percpu:'free_percpu' frees per-CPU memory that was freed before \\[percpu-alloc\\]" "twice" } */
	return err;
}

void member_freed_twice (struct port *port)
{
	free_percpu (port->stats);
	port->flags = 0;
	free_percpu (port->stats);	/* { dg-error "@free_percpu:\\[percpu-alloc\\]" "member twice" } */
}

static void drop_stats (struct stats *s)
{
	free_percpu (s);
}

void freed_by_callee (struct port *port)
{
	struct stats *s = port->stats;

	drop_stats (s);
	free_percpu (s);	/* { dg-error "@free_percpu:\\[percpu-alloc\\]" "by callee" } */
}

void used_when_freed (struct port *port, int cpu)
{
	struct stats *s = port->stats;

	free_percpu (s);	/* { dg-message "@free_percpu:it was freed here" "freed" } */
	per_cpu_ptr (s, cpu)->packets = 0;	/* { dg-error "39:per-CPU memory is used after 'free_percpu' has freed it \\[percpu-alloc\\]" "used" } */
}

int member_used_when_freed (struct port *port, int cpu)
{
	free_percpu (port->counts);
	return *per_cpu_ptr (port->counts, cpu);	/* { dg-error "16:\\[percpu-alloc\\]" "member used" } */
}

void given_away_when_freed (struct port *port)
{
	struct stats *s = port->stats;

	free_percpu (s);
	keep (s);		/* { dg-error "@keep:\\[percpu-alloc\\]" "given away" } */
}

struct stats *not_tested (int cpu)
{
	struct stats *s = alloc_percpu (struct stats);

	per_cpu_ptr (s, cpu)->packets = 1;	/* { dg-error "39:the per-CPU memory is used, but 'alloc_percpu' may have failed: nothing has tested its result for NULL \\[percpu-alloc\\]" "not tested" } */
	return s;
}

int member_not_tested (struct port *port)
{
	int cpu;

	port->counts = alloc_percpu (int);
	for_each_possible_cpu (cpu)
		*per_cpu_ptr (port->counts, cpu) = 1;	/* { dg-error "50:\\[percpu-alloc\\]" "member not tested" } */
	return 0;
}

void not_tested_this_cpu (void)
{
	all_stats = alloc_percpu (struct stats);
	preempt_disable ();
	this_cpu_ptr (all_stats)->packets++;	/* { dg-error "33:\\[percpu-alloc\\]" "this cpu" } */
	preempt_enable ();
}

void not_tested_inc (void)
{
	int *count = alloc_percpu (int);

	this_cpu_inc (*count);	/* { dg-error "9:\\[percpu-alloc\\]" "inc" } */
	keep (count);
}

int not_tested_passed (struct port *port, int cpu)
{
	port->stats = alloc_percpu (struct stats);
	use (per_cpu_ptr (port->stats, cpu));	/* { dg-error "@use:\\[percpu-alloc\\]" "passed" } */
	return 0;
}

int other_tested (struct port *port, int cpu)
{
	port->stats = alloc_percpu (struct stats);
	port->counts = alloc_percpu (int);
	if (!port->counts)
		return -ENOMEM;
	per_cpu_ptr (port->stats, cpu)->packets = 0;	/* { dg-error "49:\\[percpu-alloc\\]" "other tested" } */
	return 0;
}

int tested_late (struct port *port, int cpu)
{
	struct stats *s;

	port->stats = alloc_percpu (struct stats);
	s = per_cpu_ptr (port->stats, cpu);	/* { dg-error "@per_cpu_ptr:what is tested for NULL is a translated pointer, which is not NULL when 'alloc_percpu' has failed \\[percpu-alloc\\]" "late" } */
	if (!s)
		return -ENOMEM;
	s->packets = 0;
	return 0;
}

int asked_for_error (struct port *port)
{
	port->stats = alloc_percpu (struct stats);
	if (IS_ERR (port->stats))	/* { dg-error "@IS_ERR:'IS_ERR' of what 'alloc_percpu' gave: it fails with NULL, never with an error code \\[percpu-alloc\\]" "error" } */
		return PTR_ERR (port->stats);
	return 0;
}

int freed_as_ordinary (int x)
{
	struct stats *s = alloc_percpu (struct stats);

	if (!s)
		return -ENOMEM;
	kfree (s);		/* { dg-error "@kfree:'kfree' is given per-CPU memory; 'free_percpu' frees what 'alloc_percpu' allocated \\[percpu-alloc\\]" "ordinary" } */
	return x;
}

int freed_as_percpu (int x)
{
	struct stats *s = kzalloc (sizeof (*s), GFP_KERNEL);

	if (!s)
		return -ENOMEM;
	free_percpu (s);	/* { dg-error "@free_percpu:'free_percpu' is given ordinary memory, which 'kzalloc' allocated \\[percpu-alloc\\]" "percpu" } */
	return x;
}

/* A loop that keeps nothing.  */
int summed_by_turns (unsigned n)
{
	struct stats *s = alloc_percpu (struct stats);
	int sum = 0;

	if (!s)
		return -ENOMEM;
	for (unsigned i = 0; i < n; i++)
		sum += i;
	return sum;		/* { dg-error "16:\\[percpu-alloc\\]" "nobody has it" } */
}

/* A loop that writes to the memory keeps it no more than one that does not.  */
int filled_by_turns (int x, unsigned n)
{
	struct stats *s = alloc_percpu (struct stats);

	if (!s)
		return -ENOMEM;
	for (unsigned i = 0; i < n; i++)
		s[i].packets = 0;
	if (set_up (x))
		return -EINVAL;		/* { dg-error "24:\\[percpu-alloc\\]" "filled" } */
	all_stats = s;
	return 0;
}
