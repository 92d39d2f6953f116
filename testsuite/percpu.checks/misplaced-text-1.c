/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts of declarations with the word at a wrong place, and the same object.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel no-check=decl" } */
/* { dg-levels "-O0 -O2 {-O2 -g} {-O2 -g -DMOCK_OLD}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

#define TEXT(x...)	#x
#define EXPANDED(x...)	TEXT (x)
#define BOTH(proto...)	EXPANDED (proto) "|" #proto
const char *const texts[] = {
	BOTH (struct __percpu tag *p), BOTH (struct __percpu tag*p),
	BOTH (struct tag *p, __percpu *q), BOTH (struct tag *p __percpu, struct __percpu tag*p),
	BOTH (struct __percpu { int x; } *p; struct __percpu tag { } p;),
	BOTH (f (int __percpu *p, __percpu *p, void __percpu*)), BOTH ((__percpu *p, x)),
	BOTH (struct h { struct tag *a, __percpu *b; int *__percpu c; union __percpu tag s; };)
};
struct tag { int x; };
struct __percpu tag *global = NULL, *second;
struct holder {
	struct tag *a, __percpu *b;
	struct __percpu own { int y; } *own;
	struct __percpu new_tag *ahead;
	int *p __percpu;
};
int f (struct holder *h) { return sizeof (struct __percpu tag) + raw_cpu_ptr (h->b)->x + raw_cpu_ptr (h->own)->y + *raw_cpu_ptr (h->p); }
