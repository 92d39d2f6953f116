/* SPDX-License-Identifier: GPL-2.0-or-later */
/* With an initializer.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

struct tag { int x; };
DEFINE_PER_CPU (struct tag, var);
DEFINE_PER_CPU (int, number);
static struct __percpu tag *global = &var;		/* { dg-warning "@__percpu:'global' \\[percpu-decl\\]" "global" } */
static int *ordinary = NULL, __percpu *later = &number;	/* { dg-warning "@__percpu:'later' \\[percpu-decl\\]" "later name" } */
static struct __percpu own { int y; } *own = NULL;	/* { dg-warning "@__percpu:\\[percpu-decl\\]" "with members" } */
int a (struct tag __percpu *p)
{
	struct tag *one = NULL, __percpu *two = p;	/* { dg-warning "@__percpu:'two' \\[percpu-decl\\]" "later name" } */
	struct __percpu tag *three = &var;		/* { dg-warning "@__percpu:'three' \\[percpu-decl\\]" "local" } */

	return !one + raw_cpu_ptr (two)->x + raw_cpu_ptr (three)->x + raw_cpu_ptr (global)->x	/* { dg-bogus "error" "accessors" } */
	       + *raw_cpu_ptr (later) + raw_cpu_ptr (own)->y + !ordinary;			/* { dg-bogus "error" "accessors" } */
}
int b (struct tag *q)
{
	struct __percpu tag *wrong = q;		/* { dg-warning "@__percpu:'wrong' \\[percpu-decl\\]" "the word" } */
	/* { dg-error "@q;:ordinary pointer 'q' initializes per-CPU pointer 'wrong' \\[percpu-space\\]" "a mix" { target * } .-1 } */

	return !wrong;
}
