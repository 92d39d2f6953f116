/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Casts between the spaces, and the detour over an integer, on an unmodified kernel.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O2 -DMOCK_TAGGED} {-O2 -DMOCK_OLD} {-O2 -DMOCK_SEGMENT}" } */
#include "percpu.h"

DEFINE_PER_CPU (int, v);
#define FORCED(p) ((int __force *) (p))
static void *forced = (__force void *) &v;		/* { dg-bogus "percpu" "static, forced" } */

int *a (void) { return (int *) &v; }			/* { dg-error "@(int:removes '__percpu' \\[percpu-cast\\]" "removed" } */
int __percpu *b (int *p) { return (int __percpu *) p; }	/* { dg-error "@(int __percpu *):adds '__percpu' \\[percpu-cast\\]" "added" } */
int c (void) { return *(int *) (unsigned long) &v; }	/* { dg-error "@(int *:\\[percpu-cast\\]" "detour" } */
int d (void) { unsigned long n = (unsigned long) &v; return *(int *) n; }	/* { dg-error "@*(int:integer and back" "detour by a variable" } */
int *e (void) { return (int *) alloc_percpu (int); }	/* { dg-error "@(int *):removes '__percpu'" "allocated" } */
int *f (int __percpu *p) { return (typeof (v) *) per_cpu_ptr (p, 3); }	/* { dg-error "@(typeof:\\[percpu-(cast|space)\\]" "typeof has the space outside of the kernel's macros" } */

int *ok (int *p, int __percpu *q, int cpu)
{
	unsigned long n = (unsigned long) q;		/* { dg-bogus "percpu" "number" } */
	int __percpu *r = (int __percpu __force *) p;	/* { dg-bogus "percpu" "forced" } */
	const void __percpu *s = (const void __percpu *) q;	/* { dg-bogus "percpu" "same space" } */
	long *t = (long *) per_cpu_ptr (q, cpu);	/* { dg-bogus "percpu" "of an accessor's value" } */
	unsigned long u = (unsigned long) this_cpu_ptr (q);	/* { dg-bogus "percpu" "number" } */

	return n && r && s && *t && *(int *) u ? FORCED (q) : (int *) forced;	/* { dg-bogus "percpu" "by a macro" } */
}
