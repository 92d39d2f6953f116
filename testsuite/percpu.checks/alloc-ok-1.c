/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Per-CPU memory whose owner changes, or that is freed in ways that look wrong.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/alloc-kernel.h"

int freed_on_error (int x)
{
	struct stats *s = alloc_percpu (struct stats);
	int err;

	if (!s)
		return -ENOMEM;
	err = set_up (x);
	if (err) {
		free_percpu (s);
		return err;
	}
	all_stats = s;
	return 0;
}

int goto_chain (struct port *port, int x)
{
	struct stats *a, *b;
	int *c, err = -ENOMEM;

	a = alloc_percpu (struct stats);
	if (!a)
		goto out;
	b = alloc_percpu (struct stats);
	if (!b)
		goto free_a;
	c = alloc_percpu (int);
	if (!c)
		goto free_b;
	err = set_up (x);
	if (err)
		goto free_c;
	port->stats = a;
	port->old = b;
	port->counts = c;
	return 0;
free_c:
	free_percpu (c);
free_b:
	free_percpu (b);
free_a:
	free_percpu (a);
out:
	return err;
}

int one_label (int x)
{
	struct stats *a = NULL, *b = NULL;
	int err = -ENOMEM;

	a = alloc_percpu (struct stats);
	b = alloc_percpu (struct stats);
	if (!a || !b)
		goto out;
	per_cpu_ptr (a, x)->packets = per_cpu_ptr (b, x)->bytes;
	err = 0;
out:
	free_percpu (a);
	free_percpu (b);
	return err;
}

struct port *container_unwound (int x)
{
	struct port *port = kzalloc (sizeof (*port), GFP_KERNEL);

	if (!port)
		return ERR_PTR (-ENOMEM);
	port->stats = alloc_percpu (struct stats);
	if (!port->stats)
		goto free_port;
	port->counts = alloc_percpu (int);
	if (!port->counts)
		goto free_stats;
	if (set_up (x))
		goto free_counts;
	return port;
free_counts:
	free_percpu (port->counts);
free_stats:
	free_percpu (port->stats);
free_port:
	kfree (port);
	return ERR_PTR (-ENOMEM);
}

void port_free (struct port *port)
{
	if (!port)
		return;
	free_percpu (port->stats);
	free_percpu (port->counts);
	kfree (port);
}

struct port *freed_by_helper (int x)
{
	struct port *port = kzalloc (sizeof (*port), GFP_KERNEL);

	if (!port)
		return NULL;
	port->stats = alloc_percpu (struct stats);
	if (!port->stats)
		goto fail;
	port->counts = alloc_percpu (int);
	if (!port->counts || set_up (x))
		goto fail;
	return port;
fail:
	port_free (port);
	return NULL;
}

static void port_clean (struct port *port)
{
	free_percpu (port->stats);
	port->stats = NULL;
}

int cleaned_by_helper (int x)
{
	struct port *port = kzalloc (sizeof (*port), GFP_KERNEL);

	if (!port)
		return -ENOMEM;
	port->stats = alloc_percpu (struct stats);
	if (!port->stats || set_up (x)) {
		port_clean (port);
		kfree (port);
		return -ENOMEM;
	}
	list_add (&port->list, &ports);
	return 0;
}

void destroy_elsewhere (struct port *port);

int cleaned_elsewhere (int x)
{
	struct port *port = kzalloc (sizeof (*port), GFP_KERNEL);

	if (!port)
		return -ENOMEM;
	port->stats = alloc_percpu (struct stats);
	if (set_up (x)) {
		destroy_elsewhere (port);
		kfree (port);
		return -ENOMEM;
	}
	return port_start (port);
}

int callee_frees_on_error (int x)
{
	struct stats *s = alloc_percpu (struct stats);

	if (!s)
		return -ENOMEM;
	keep (s);
	return set_up (x);
}

void action_free (void *data)
{
	free_percpu (data);
}

int managed (struct device *dev, struct port *port)
{
	int err;

	port->stats = devm_alloc_percpu (dev, struct stats);
	if (!port->stats)
		return -ENOMEM;
	err = set_up (1);
	return err;
}

int managed_by_action (struct device *dev, int x)
{
	struct stats *s = alloc_percpu (struct stats);
	int err;

	if (!s)
		return -ENOMEM;
	err = devm_add_action (dev, action_free, s);
	if (err) {
		free_percpu (s);
		return err;
	}
	return set_up (x);
}

int out_parameter (struct stats **out)
{
	struct stats *s = alloc_percpu (struct stats);

	if (!s)
		return -ENOMEM;
	*out = s;
	return 0;
}

int global (int x)
{
	all_stats = alloc_percpu (struct stats);
	if (!all_stats)
		return -ENOMEM;
	return set_up (x);
}

struct stats *returned (void)
{
	return alloc_percpu (struct stats);
}

int correlated (struct port *port, int wants)
{
	struct stats *s = NULL;
	int err;

	if (wants) {
		s = alloc_percpu (struct stats);
		if (!s)
			return -ENOMEM;
	}
	err = set_up (wants);
	if (err) {
		if (wants)
			free_percpu (s);
		return err;
	}
	port->stats = s;
	return 0;
}

int correlated_by_flag (struct port *port)
{
	int err;

	if (port->flags & 1) {
		port->stats = alloc_percpu (struct stats);
		if (!port->stats)
			return -ENOMEM;
	}
	err = set_up (1);
	if (err && (port->flags & 1))
		free_percpu (port->stats);
	return err;
}

bool has_stats (struct port *port);

int correlated_unseen (struct port *port, int kind)
{
	struct stats *s = NULL;
	int err;

	if (kind > 3) {
		s = alloc_percpu (struct stats);
		if (!s)
			return -ENOMEM;
	}
	err = set_up (kind);
	if (err) {
		if (has_stats (port))
			free_percpu (s);
		return err;
	}
	port->stats = s;
	return 0;
}

int only_when_missing (struct port *port)
{
	if (!port->stats)
		port->stats = alloc_percpu (struct stats);
	if (!port->stats)
		return -ENOMEM;
	per_cpu_ptr (port->stats, 0)->packets = 0;
	return 0;
}

int warned (int x)
{
	struct stats *s = alloc_percpu (struct stats);

	if (WARN_ON (!s))
		return -ENOMEM;
	per_cpu_ptr (s, x)->packets = 1;
	all_stats = s;
	return 0;
}

void stopped (int x)
{
	struct stats *s = alloc_percpu (struct stats);

	BUG_ON (!s);
	per_cpu_ptr (s, x)->packets = 1;
	all_stats = s;
}

int tested_as_value (int x)
{
	struct stats *s = alloc_percpu (struct stats);
	bool bad = !s;
	int err = 0;

	if (bad)
		err = -ENOMEM;
	if (!err) {
		per_cpu_ptr (s, x)->packets = 0;
		all_stats = s;
	}
	return err;
}

int tested_together (struct port *port, int cpu)
{
	bool bad;

	port->stats = alloc_percpu (struct stats);
	port->counts = alloc_percpu (int);
	bad = !port->stats;
	bad |= !port->counts;
	if (bad)
		return -ENOMEM;
	per_cpu_ptr (port->stats, cpu)->packets = 0;
	*per_cpu_ptr (port->counts, cpu) = 0;
	return 0;
}

int over_all (void)
{
	int *n = alloc_percpu (int), cpu, sum = 0;

	if (!n)
		return -ENOMEM;
	for_each_possible_cpu (cpu)
		*per_cpu_ptr (n, cpu) = cpu;
	for_each_possible_cpu (cpu)
		sum += *per_cpu_ptr (n, cpu);
	free_percpu (n);
	return sum;
}

int array_unwound (struct stats **array, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		array[i] = alloc_percpu (struct stats);
		if (!array[i])
			goto fail;
	}
	return 0;
fail:
	while (i-- > 0)
		free_percpu (array[i]);
	return -ENOMEM;
}

void list_freed (struct port *port)
{
	struct port *next;

	for (; port; port = next) {
		next = (struct port *) port->list.next;
		free_percpu (port->stats);
		kfree (port);
	}
}

int ports_made (int n)
{
	struct port *port;

	while (n--) {
		port = kzalloc (sizeof (*port), GFP_KERNEL);
		if (!port)
			return -ENOMEM;
		port->stats = alloc_percpu (struct stats);
		if (!port->stats) {
			kfree (port);
			return -ENOMEM;
		}
		list_add (&port->list, &ports);
	}
	return 0;
}

void port_release (struct kref *kref)
{
	struct port *port = container_of (kref, struct port, kref);

	free_percpu (port->stats);
	kfree (port);
}

int refcounted (int x)
{
	struct port *port = kzalloc (sizeof (*port), GFP_KERNEL);

	if (!port)
		return -ENOMEM;
	port->stats = alloc_percpu (struct stats);
	if (!port->stats) {
		kfree (port);
		return -ENOMEM;
	}
	if (set_up (x)) {
		kref_put (&port->kref, port_release);
		return -EINVAL;
	}
	list_add (&port->list, &ports);
	return 0;
}

void port_free_rcu (struct rcu_head *head)
{
	struct port *port = container_of (head, struct port, rcu);

	free_percpu (port->stats);
	kfree (port);
}

int freed_by_rcu (int x)
{
	struct port *port = kzalloc (sizeof (*port), GFP_KERNEL);

	if (!port)
		return -ENOMEM;
	port->stats = alloc_percpu (struct stats);
	if (!port->stats || set_up (x)) {
		call_rcu (&port->rcu, port_free_rcu);
		return -EINVAL;
	}
	list_add (&port->list, &ports);
	return 0;
}

void replaced (struct port *port)
{
	struct stats *old = port->stats;
	struct stats *s = alloc_percpu (struct stats);

	if (!s)
		return;
	port->stats = s;
	free_percpu (old);
	per_cpu_ptr (port->stats, 0)->packets = 0;
}

void cleared (struct port *port)
{
	free_percpu (port->stats);
	port->stats = NULL;
	free_percpu (port->stats);
}

void tested_again (struct port *port)
{
	if (port->stats)
		free_percpu (port->stats);
	port->stats = NULL;
	if (port->stats)
		free_percpu (port->stats);
}

void set_anew (struct port *port);

void changed_by_others (struct port *port)
{
	free_percpu (port->stats);
	set_anew (port);
	free_percpu (port->stats);
}

void either_way (struct port *port, bool both)
{
	if (both)
		free_percpu (port->stats);
	else
		free_percpu (port->stats);
}

void two_of_one_kind (struct port *a, struct port *b)
{
	free_percpu (a->stats);
	free_percpu (b->stats);
	free_percpu (a->old);
	free_percpu (a->counts);
}

void printed (struct port *port)
{
	struct stats *s = port->stats;

	free_percpu (s);
	printk ("%p is gone\n", s);
}

static inline void free_stats_of (struct stats **s)
{
	if (*s)
		free_percpu (*s);
}

int cleanup (int x)
{
	struct stats *s __attribute__ ((cleanup (free_stats_of))) =
		alloc_percpu (struct stats);

	if (!s)
		return -ENOMEM;
	per_cpu_ptr (s, 0)->packets = x;
	return set_up (x);
}

struct two { struct stats *a, *b; };

struct two by_value (void)
{
	struct two two = { alloc_percpu (struct stats), alloc_percpu (struct stats) };

	return two;
}

struct port **grown (struct port **list, int n)
{
	struct port **more = krealloc (list, n * sizeof (*list), GFP_KERNEL);
	struct port *port;

	if (!more)
		return NULL;
	port = kzalloc (sizeof (*port), GFP_KERNEL);
	if (port) {
		port->stats = alloc_percpu (struct stats);
		if (!port->stats) {
			kfree (port);
			port = NULL;
		}
	}
	more[n - 1] = port;
	return more;
}

/* Who exchanges it in one step frees it only when somebody was faster.  */
int exchanged (void)
{
	struct stats *s = alloc_percpu (struct stats), *was;

	if (!s)
		return -ENOMEM;
	__asm__ volatile ("" : "=r" (was), "+m" (all_stats) : "r" (s), "0" (NULL) : "memory");
	if (was)
		free_percpu (s);
	return 0;
}

unsigned long tagged;

int as_number (void)
{
	struct stats *s = alloc_percpu (struct stats);

	if (!s)
		return -ENOMEM;
	tagged = (unsigned long) s | 1;
	return 0;
}

static int look (struct stats *s, int cpu)
{
	return per_cpu_ptr (s, cpu)->packets;
}

int only_read_by_callee (int cpu)
{
	struct stats *s = alloc_percpu (struct stats);
	int n;

	if (!s)
		return -ENOMEM;
	n = look (s, cpu);
	free_percpu (s);
	return n;
}

/* Who asks for none gets none: that there is a turn is the caller's to know.  */
int handed_out_by_turns (struct port *ports, unsigned n)
{
	struct stats *s = alloc_percpu (struct stats);

	if (!s)
		return -ENOMEM;
	for (unsigned i = 0; i < n; i++)
		ports[i].stats = s + i;
	return 0;
}
