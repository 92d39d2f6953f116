/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Per-CPU pointers where ordinary ones are meant and the reverse, on an unmodified kernel.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O2 -DMOCK_TAGGED} {-O2 -DMOCK_OLD} {-O2 -DMOCK_SEGMENT}" } */
#include "percpu.h"

struct ref { int *p; int __percpu *q; };
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (int [4], arr);
DEFINE_PER_CPU (int *, held);
extern void take (int *);
extern void give (int __percpu *);
static int *table[] = { &v };			/* { dg-error "@&v:\\[percpu-space\\]" "static array" } */
struct ref ref = { .p = &v, .q = &v };		/* { dg-error "@&v:\\[percpu-space\\]" "static member" } */

int *ret (void) { return &v; }			/* { dg-error "@&v:returned as an ordinary pointer \\[percpu-space\\]" "return" } */
int *dec (void) { return arr; }			/* { dg-error "@arr:\\[percpu-space\\]" "array" } */
void arg (void) { take (&v); }			/* { dg-error "@&v:ordinary pointer parameter 1 of 'take'" "argument" } */
void rev (int *p) { give (p); }			/* { dg-error "@p);:per-CPU pointer parameter 1 of 'give'" "the reverse" } */
int cmp (int *p) { return p == &v; }		/* { dg-error "@p == :compared with" "comparison" } */
long sub (int *p) { return p - &v; }		/* { dg-error "@- &v:difference of" "subtraction" } */
int *con (int c, int *p) { return c ? &v : p; }	/* { dg-error "@&v:choices of one condition" "condition" } */
int *all (void) { return alloc_percpu (int); }	/* { dg-error "@alloc_percpu:\\[percpu-space\\]" "allocated" } */
void op1 (void) { this_cpu_write (held, &v); }	/* { dg-error "@&v:\\[percpu-space\\]" "written by an operation" } */
int *op2 (int __percpu *p) { return this_cpu_xchg (held, p); }	/* { dg-error "@p);:\\[percpu-space\\]" "exchanged" } */
void op3 (void) { per_cpu (held, 3) = &v; }	/* { dg-error "@&v:\\[percpu-space\\]" "written to another CPU's" } */

int __percpu *ok (int c, int __percpu *p, int i)
{
	int *q = per_cpu_ptr (p, i);		/* { dg-bogus "percpu" "accessor" } */
	struct ref r = { q, p };		/* { dg-bogus "percpu" "members" } */

	take (this_cpu_ptr (&v));		/* { dg-bogus "percpu" "argument" } */
	give (arr);				/* { dg-bogus "percpu" "array" } */
	this_cpu_write (held, q);		/* { dg-bogus "percpu" "written by an operation" } */
	q = this_cpu_xchg (held, this_cpu_ptr (p));	/* { dg-bogus "percpu" "exchanged" } */
	if (!p || p == &v || p == NULL || r.p == q)	/* { dg-bogus "percpu" "comparison" } */
		return NULL;
	return c ? p : &arr[1];			/* { dg-bogus "percpu" "condition" } */
}
int __percpu *made (void)
{
	int __percpu *p = alloc_percpu (int);	/* { dg-bogus "percpu" "allocated" } */

	return p;
}
int *first (void) { return table[0]; }
