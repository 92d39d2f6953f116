/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The word between 'struct' and its tag: a warning about its place, and what it says is honoured.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O2 -DMOCK_TAGGED} {-O2 -DMOCK_OLD}" } */
#include "percpu.h"

struct tag { int x; };
struct holder {
	int before;
	struct __percpu tag *p;			/* { dg-warning "@__percpu:'__percpu' stands where C has no qualifier.*'p' \\[percpu-decl\\]" "member" } */
	struct tag __percpu *right;		/* { dg-bogus "percpu" "the right place" } */
	union __percpu number *u;		/* { dg-warning "@__percpu:\\[percpu-decl\\]" "a union's" } */
	struct __percpu own { int y; } *own;	/* { dg-warning "@__percpu:\\[percpu-decl\\]" "with the members" } */
	const struct __percpu tag *fixed;	/* { dg-warning "@__percpu:\\[percpu-decl\\]" "constant" } */
	struct { struct __percpu tag *inner; };	/* { dg-warning "@__percpu:'inner'" "in a structure without a name" } */
	struct tag *plain;
};
union number { int i; long l; };
static struct __percpu tag *global;		/* { dg-warning "@__percpu:'global'" "a variable" } */

int a (struct holder *h) { return this_cpu_ptr (h->p)->x; }		/* { dg-bogus "percpu" "accessor" } */
int b (struct holder *h, int c) { return per_cpu_ptr (h->u, c)->i; }	/* { dg-bogus "percpu" "accessor" } */
int c (struct holder *h) { return this_cpu_read (h->own->y); }		/* { dg-bogus "percpu" "operation" } */
int d (struct holder *h) { return raw_cpu_ptr (h->fixed)->x + raw_cpu_ptr (h->inner)->x; }	/* { dg-bogus "percpu" "accessor" } */
int e (void) { return this_cpu_ptr (global)->x; }			/* { dg-bogus "percpu" "accessor" } */
void f (struct holder *h, struct tag __percpu *p) { h->p = p; global = h->right; free_percpu (h->p); }	/* { dg-bogus "percpu" "per-CPU pointers" } */
void g (struct holder *h) { h->p = alloc_percpu (struct tag); }		/* { dg-bogus "percpu" "allocated" } */

int m (struct holder *h) { return h->p->x; }	/* { dg-error "@h->p->x:\\[percpu-access\\]" "member by it" } */
struct tag n (struct holder *h) { return *h->inner; }	/* { dg-error "@h->inner:\\[percpu-access\\]" "dereference" } */
int o (void) { return global->x; }		/* { dg-error "@global->x:\\[percpu-access\\]" "a variable's" } */
struct tag *p (struct holder *h) { return h->p; }	/* { dg-error "@->p;:\\[percpu-space\\]" "returned" } */
void q (struct holder *h) { h->p = h->plain; }	/* { dg-error "@->plain:\\[percpu-space\\]" "assigned" } */
struct tag *r (struct holder *h) { return (struct tag *) h->p; }	/* { dg-error "@(struct tag *):\\[percpu-cast\\]" "cast" } */
int s (struct holder *h) { return this_cpu_ptr (h->plain)->x; }	/* { dg-error "@->plain:\\[percpu-accessor\\]" "its neighbour has no annotation" } */
