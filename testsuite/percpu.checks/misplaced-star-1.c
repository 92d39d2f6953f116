/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Behind the star the word is the pointer's own: no effect on a member, a parameter or a local variable.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

struct tag { int x; };
struct holder {
	struct tag *__percpu p;			/* { dg-warning "@__percpu:behind the star.*'p'.*\\[percpu-decl\\]" "member" } */
	struct tag * __percpu *q;		/* { dg-bogus "percpu" "leads to a per-CPU pointer" } */
};
DECLARE_PER_CPU (struct tag *, pointer);	/* { dg-bogus "percpu" "a per-CPU variable" } */
extern struct tag * __percpu outside;		/* { dg-bogus "percpu" "can be one" } */
int f (struct tag *__percpu p)			/* { dg-warning "@__percpu:behind the star.*'p'.*\\[percpu-decl\\]" "parameter" } */
{
	struct tag *__percpu q = p;		/* { dg-warning "@__percpu:behind the star.*'q'.*\\[percpu-decl\\]" "local" } */

	return q->x;				/* { dg-bogus "percpu" "ordinary" } */
}
int g (struct holder *h) { return h->p->x; }	/* { dg-bogus "percpu" "ordinary" } */
