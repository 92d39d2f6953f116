/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=percpu-alloc.  */
/* { dg-do compile } */
/* { dg-plugin "warn=percpu-alloc" } */
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
		return err;	/* { dg-warning "24:this path returns and loses the per-CPU memory that 'alloc_percpu' allocated \\[percpu-alloc\\]" "lost" } */
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
		return -ENOMEM;	/* { dg-warning "24:loses the per-CPU memory that 'alloc_percpu' .*\\[percpu-alloc\\]" "second" } */
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
	return err;		/* { dg-warning "16:\\[percpu-alloc\\]" "goto" } */
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
		return NULL;	/* { dg-warning "24:loses the per-CPU memory.*\\[percpu-alloc\\]" "container" } */
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
	return -ENOMEM;		/* { dg-warning "16:\\[percpu-alloc\\]" "of two" } */
}
