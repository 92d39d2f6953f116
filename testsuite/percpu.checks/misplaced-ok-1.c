/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The word in its places, beside others that look like wrong ones; silent.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O0 -g} {-O2 -g} {-O2 -g -DMOCK_TAGGED} {-O2 -g -DMOCK_OLD}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

struct tag { int x; };
typedef struct tag tag_t;
#define PERCPU_OF(type)	type __percpu *
#define WORD		__percpu
struct holder {
	struct tag __percpu *a;
	__percpu struct tag *b;
	tag_t __percpu *c;
	tag_t __percpu *d, *e;
	const tag_t __percpu *const f;
	PERCPU_OF (struct tag) g;
	struct tag WORD *h;
	struct tag __percpu **i;
	struct tag * __percpu *j;
	struct tag __percpu *k[2];
	void (*l) (struct tag __percpu *, int __percpu *);
	struct tag __percpu *(*m) (int, tag_t __percpu *);
	struct tag
		__percpu *n;
};
void take (int, int __percpu *), give (struct tag __percpu *p, tag_t __percpu *q);

int f (struct holder *h, int n, int *p, int __percpu *q)
{
	struct tag __percpu *one = h->a, __percpu_not_a_word = { n };
	int two = n, *three = &two;

	take (n, (int __percpu *) q);
	take (n * *p, q), take (two, q);
	h->l (one, q);
	give ((struct tag __percpu *) h->c, h->m (1, h->d));
	*h->i = one;
	n = sizeof (struct tag __percpu *), n = sizeof (tag_t __percpu);
	return n + *three + __percpu_not_a_word.x + this_cpu_ptr (h->g)->x + (*this_cpu_ptr (h->j))->x
	       + this_cpu_ptr (h->k[1])->x + this_cpu_ptr (h->n)->x + this_cpu_ptr (h->b)->x + this_cpu_ptr (h->h)->x;
}
