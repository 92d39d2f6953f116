/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The word behind a comma, where C has no qualifier of a later name, in a function.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O2 -DMOCK_TAGGED} {-O2 -DMOCK_OLD}" } */
#include "percpu.h"

struct tag { int x; };

int a (struct tag __percpu *p)
{
	struct tag *one, __percpu *two;		/* { dg-warning "@__percpu:'__percpu' stands where C has no qualifier.*'two' \\[percpu-decl\\]" "local" } */

	two = p;				/* { dg-bogus "percpu" "per-CPU pointers" } */
	one = this_cpu_ptr (two);		/* { dg-bogus "percpu" "accessor" } */
	return one->x + two->x;			/* { dg-error "@two->x:\\[percpu-access\\]" "dereference" } */
}
int b (int __percpu *p)
{
	static int *one, __percpu *two;		/* { dg-warning "@__percpu:'two'" "static" } */

	two = p;				/* { dg-bogus "percpu" "per-CPU pointers" } */
	one = two;				/* { dg-error "@two;:\\[percpu-space\\]" "to its neighbour" } */
	return *this_cpu_ptr (two) + *one;	/* { dg-bogus "percpu" "accessor" } */
}
int c (int __percpu *p, int *q)
{
	int *one = q, __percpu *two, *three;	/* { dg-warning "@__percpu:'two'" "in the middle" } */

	two = p;				/* { dg-bogus "percpu" "per-CPU pointers" } */
	three = q;				/* { dg-bogus "percpu" "ordinary" } */
	return this_cpu_read (*two) + *one + *three;	/* { dg-bogus "percpu" "accessor" } */
}
int d (struct tag *p)
{
	struct __percpu tag *one;		/* { dg-warning "@__percpu:'one'" "between struct and tag" } */

	one = p;				/* { dg-error "@p;:\\[percpu-space\\]" "ordinary" } */
	return this_cpu_ptr (one)->x;		/* { dg-bogus "percpu" "accessor" } */
}
