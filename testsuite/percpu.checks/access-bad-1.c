/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Per-CPU objects used without an accessor, beside the same with one.  */
/* { dg-do compile } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g}" } */
#include <percpu.h>

struct st { int a; int b[4]; };
typedef struct { int counter; } atomic_t;
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (struct st, s);
DEFINE_PER_CPU (int[4], arr);
DEFINE_PER_CPU (atomic_t, at);
extern void *memset (void *, int, __SIZE_TYPE__);
extern void atomic_inc (atomic_t *);
extern void take (struct st);

int rd (void) { return v; }			/* { dg-error "24:read without an accessor.*\\[percpu-access\\]" "read" } */
void wr (void) { v = 3; }			/* { dg-error "18:written without an accessor" "write" } */
void inc (void) { v++; }			/* { dg-error "19:changed without an accessor" "increment" } */
void add (void) { v += 2; }			/* { dg-error "19:changed without an accessor" "compound" } */
int mem (void) { return s.a; }			/* { dg-error "25:\\[percpu-access\\]" "member" } */
int elt (int i) { return arr[i]; }		/* { dg-error "26:\\[percpu-access\\]" "element" } */
int der (int __percpu *p) { return *p; }	/* { dg-error "37:through a per-CPU pointer" "dereference" } */
void mst (void) { memset (&s, 0, sizeof s); }	/* { dg-error "27:'memset'.*\\[percpu-access\\]" "built-in" } */
void atm (void) { atomic_inc (&at); }		/* { dg-error "31:atomic operation" "atomic" } */
void val (void) { take (s); }			/* { dg-error "25:passed by value" "by value" } */
void asm_ (void) { __asm__ ("inc %0" : "+m" (v)); }	/* { dg-error "46:'asm' operand" "asm" } */

int ok (int i, int __percpu *p)
{
	__typeof__ (v) copy = this_cpu_read (v);	/* { dg-bogus "percpu" "typeof" } */
	struct st own = per_cpu (s, i);		/* { dg-bogus "percpu" "struct copy" } */

	this_cpu_inc (v);			/* { dg-bogus "percpu" "accessor" } */
	take (*this_cpu_ptr (&s));		/* { dg-bogus "percpu" "by value" } */
	memset (per_cpu_ptr (&s, i), 0, sizeof s);	/* { dg-bogus "percpu" "built-in" } */
	return copy + own.a + per_cpu (arr[1], i) + *raw_cpu_ptr (p)
	       + sizeof v + __alignof__ (s.b) + __builtin_constant_p (v)
	       + __builtin_types_compatible_p (__typeof__ (v), int);
}
