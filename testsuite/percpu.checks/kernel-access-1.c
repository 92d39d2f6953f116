/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Per-CPU objects used without an accessor, on an unmodified kernel.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O2 -DMOCK_TAGGED} {-O2 -DMOCK_OLD} {-O2 -DMOCK_SEGMENT}" } */
#include "percpu.h"

struct st { int a; int b[4]; };
typedef struct { int counter; } atomic_t;
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (struct st, s);
static DEFINE_PER_CPU (int [4], arr);
DEFINE_PER_CPU (atomic_t, at);
extern void *memset (void *, int, size_t);
extern void atomic_inc (atomic_t *);
extern void take (struct st);

int rd (void) { return v; }			/* { dg-error "@v;:read without an accessor.*\\[percpu-access\\]" "read" } */
void wr (void) { v = 3; }			/* { dg-error "@v =:written without an accessor" "write" } */
void inc (void) { v++; }			/* { dg-error "@v++:changed without an accessor" "increment" } */
void add (void) { v += 2; }			/* { dg-error "@v +=:changed without an accessor" "compound" } */
int mem (void) { return s.a; }			/* { dg-error "@s.a:\\[percpu-access\\]" "member" } */
int elt (int i) { return arr[i]; }		/* { dg-error "@arr:\\[percpu-access\\]" "element" } */
int der (int __percpu *p) { return *p; }	/* { dg-error "@p;:through a per-CPU pointer" "dereference" } */
int idx (int __percpu *p) { return p[2]; }	/* { dg-error "37:through a per-CPU pointer" "index" } */
int ptm (struct st __percpu *p) { return p->a; }	/* { dg-error "@p->a:\\[percpu-access\\]" "member by a pointer" } */
void mst (void) { memset (&s, 0, sizeof s); }	/* { dg-error "@&s:'memset'.*\\[percpu-access\\]" "built-in" } */
void atm (void) { atomic_inc (&at); }		/* { dg-error "@&at:atomic operation" "atomic" } */
void val (void) { take (s); }			/* { dg-error "@s);:passed by value" "by value" } */
void asm_ (void) { __asm__ ("inc %0" : "+m" (v)); }	/* { dg-error "@v)):'asm' operand" "asm" } */
void nst (void) { this_cpu_write (v, s.a + 1); }	/* { dg-error "@s.a:read without an accessor" "within an accessor's argument" } */

int ok (int i, int __percpu *p, struct st __percpu *q)
{
	typeof (v) copy = this_cpu_read (v);	/* { dg-bogus "percpu" "typeof" } */
	struct st own = per_cpu (s, i);		/* { dg-bogus "percpu" "struct copy" } */

	this_cpu_write (v, this_cpu_read (s.a) + 1);	/* { dg-bogus "percpu" "within an accessor's argument" } */
	take (*this_cpu_ptr (&s));		/* { dg-bogus "percpu" "by value" } */
	memset (per_cpu_ptr (&s, i), 0, sizeof s);	/* { dg-bogus "percpu" "built-in" } */
	atomic_inc (this_cpu_ptr (&at));	/* { dg-bogus "percpu" "atomic" } */
	return copy + own.a + per_cpu (arr[1], i) + *raw_cpu_ptr (p) + this_cpu_read (q->b[1])	/* { dg-bogus "percpu" "accessors" } */
	       + sizeof v + __alignof__ (s.b) + __builtin_constant_p (v) + sizeof (q->b);	/* { dg-bogus "percpu" "not evaluated" } */
}
