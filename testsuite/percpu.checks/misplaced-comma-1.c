/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Behind a comma outside of functions, at the beginning of a line, behind a comment: honoured.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

struct tag { int x; };
struct holder { struct tag *a, __percpu *b; };	/* { dg-warning "@__percpu:'b' \\[percpu-decl\\]" "a member" } */
static struct tag *c, __percpu *d;		/* { dg-warning "@__percpu:'d' \\[percpu-decl\\]" "a variable" } */
struct more {
	int *one, __percpu *(*fn) (int other);	/* { dg-warning "@__percpu:'fn' \\[percpu-decl\\]" "what a function gives" } */
	int other, // not this one,
	    __percpu *row[2];			/* { dg-warning "@__percpu:'row' \\[percpu-decl\\]" "an array" } */
	const struct tag *volatile v, __percpu *const w;	/* { dg-warning "@__percpu:'w' \\[percpu-decl\\]" "qualified" } */
};
int f (struct holder *h)
{
	struct tag *one,
		__percpu *two;			/* { dg-warning "@__percpu:'two' \\[percpu-decl\\]" "in the next line" } */
	int *three, /* and */ __percpu *four = NULL;	/* { dg-warning "@__percpu:'four' \\[percpu-decl\\]" "behind a comment" } */

	one = h->a, two = h->b, three = NULL;	/* { dg-bogus "error" "each as declared" } */
	return !one + raw_cpu_ptr (two)->x + raw_cpu_ptr (h->b)->x + raw_cpu_ptr (d)->x + (c == one) + !three + !four;	/* { dg-bogus "error" "accessors" } */
}
int g (struct more *m) { return *raw_cpu_ptr (m->fn (1)) + *raw_cpu_ptr (m->row[1]) + raw_cpu_ptr (m->w)->x; }	/* { dg-bogus "error" "accessors" } */
int h (struct more *m) { return *m->one + m->v->x; }	/* { dg-bogus "percpu" "the neighbours are ordinary" } */
int i (struct holder *h) { return h->b->x; }	/* { dg-error "@h->b->x:\\[percpu-access\\]" "a member" } */
int j (struct more *m) { return *m->row[0]; }	/* { dg-error "@m->row:\\[percpu-access\\]" "an array" } */
