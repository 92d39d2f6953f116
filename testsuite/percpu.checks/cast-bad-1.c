/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Casts between the spaces, and the detour over an integer.  */
/* { dg-do compile } */
/* { dg-levels "-O0 -O2 -Os" } */
#include <percpu.h>

DEFINE_PER_CPU (int, v);
#define FORCED(p) ((int __force *) (p))
static void *forced = (__force void *) &v;		/* { dg-bogus "percpu" "static, forced" } */

int *a (void) { return (int *) &v; }			/* { dg-error "24:removes '__percpu' \\[percpu-cast\\]" "removed" } */
int __percpu *b (int *p) { return (int __percpu *) p; }	/* { dg-error "35:adds '__percpu' \\[percpu-cast\\]" "added" } */
int c (void) { return *(int *) (unsigned long) &v; }	/* { dg-error "24:\\[percpu-cast\\]" "detour" } */
int d (void) { unsigned long n = (unsigned long) &v; return *(int *) n; }	/* { dg-error "61:integer and back" "detour by a variable" } */

int *ok (int *p, int __percpu *q)
{
	unsigned long n = (unsigned long) q;		/* { dg-bogus "percpu" "number" } */
	int __percpu *r = (int __percpu __force *) p;	/* { dg-bogus "percpu" "forced" } */
	const void __percpu *s = (const void __percpu *) q;	/* { dg-bogus "percpu" "same space" } */

	return n && r && s ? FORCED (q) : (int *) forced;	/* { dg-bogus "percpu" "by a macro" } */
}
