/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The same object, however wrong the word's place is; a warning whatever the severity, none without the check.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel no-check=decl" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O0 -g} {-O2 -g} {-O2 -g -DMOCK_TAGGED}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

struct tag { int x; };
struct holder {
	struct __percpu tag *p;			/* { dg-bogus "percpu" "off" } */
	union __percpu number *u;		/* { dg-bogus "percpu" "off" } */
	struct __percpu own { int y; } *own;	/* { dg-bogus "percpu" "off" } */
	const struct __percpu tag *const fixed;	/* { dg-bogus "percpu" "off" } */
};
union number { int i; long l; };
static struct __percpu tag *global;		/* { dg-bogus "percpu" "off" } */

int a (struct holder *h, struct tag __percpu *p)
{
	struct tag *one, __percpu *two;		/* { dg-bogus "percpu" "off" } */

	two = h->p = p;				/* { dg-bogus "percpu" "honoured" } */
	one = this_cpu_ptr (two);		/* { dg-bogus "percpu" "honoured" } */
	global = two;				/* { dg-bogus "percpu" "honoured" } */
	return one->x + per_cpu_ptr (h->u, 1)->i + this_cpu_read (h->own->y) + raw_cpu_ptr (h->fixed)->x
	       + this_cpu_ptr (global)->x;	/* { dg-bogus "percpu" "honoured" } */
}
