/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A variable where a pointer is meant, on an unmodified kernel: one message for one place, and
   none of GCC's about what the macros make of it.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-unused-parameter" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

struct st { int a, b; };
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (struct st, s);

int a (int c)
{
	return *per_cpu_ptr (v, c);		/* { dg-error "@v, c:'v' is a per-CPU variable, but 'per_cpu_ptr' takes a pointer to one \\[percpu-accessor\\]" "per_cpu_ptr" } */
}
int b (int c)
{
	return per_cpu_ptr (s, c)->b;		/* { dg-error "@s, c:'s' is a per-CPU variable, but 'per_cpu_ptr' takes a pointer to one \\[percpu-accessor\\]" "a structure" } */
}
int c (void)
{
	return this_cpu_ptr (s)->b;		/* { dg-error "@s)->:'s' is a per-CPU variable, but 'this_cpu_ptr' takes a pointer to one \\[percpu-accessor\\]" "this_cpu_ptr" } */
}
void d (int c)
{
	struct st *p = raw_cpu_ptr (s);		/* { dg-error "@s);:'s' is a per-CPU variable, but 'raw_cpu_ptr' takes a pointer to one \\[percpu-accessor\\]" "raw_cpu_ptr" } */

	p->a = c;
}
void e (int c)
{
	(void) *c;				/* { dg-error "16:invalid type argument of unary" "GCC's own" } */
}
