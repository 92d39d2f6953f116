/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Per-CPU pointers where ordinary ones are meant, and the reverse.  */
/* { dg-do compile } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g}" } */
#include <percpu.h>

DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (int[4], arr);
extern void take (int *);
extern void give (int __percpu *);
struct ref { int *p; int __percpu *q; };
static int *table[] = { &v };			/* { dg-error "25:\\[percpu-space\\]" "static array" } */
struct ref ref = { .p = &v, .q = &v };		/* { dg-error "25:\\[percpu-space\\]" "static member" } */

int *ret (void) { return &v; }			/* { dg-error "26:returned as an ordinary pointer \\[percpu-space\\]" "return" } */
int *dec (void) { return arr; }			/* { dg-error "26:'arr'.*\\[percpu-space\\]" "array" } */
void arg (void) { take (&v); }			/* { dg-error "25:ordinary pointer parameter 1 of 'take'" "argument" } */
void rev (int *p) { give (p); }			/* { dg-error "27:per-CPU pointer parameter 1 of 'give'" "the reverse" } */
int cmp (int *p) { return p == &v; }		/* { dg-error "27:compared with" "comparison" } */
long sub (int *p) { return p - &v; }		/* { dg-error "30:difference of" "subtraction" } */
int *con (int c, int *p) { return c ? &v : p; }	/* { dg-error "39:choices of one condition" "condition" } */
void lev (int __percpu **pp) { int **q = pp; (void) q; }	/* { dg-error "42:\\[percpu-space\\]" "level" } */
void fun (void) { void (*f) (int *) = give; (void) f; }	/* { dg-error "39:\\[percpu-space\\]" "function type" } */

int __percpu *ok (int c, int __percpu *p, int i)
{
	int *q = per_cpu_ptr (p, i);		/* { dg-bogus "percpu" "accessor" } */
	struct ref r = { q, p };		/* { dg-bogus "percpu" "members" } */

	take (this_cpu_ptr (&v));		/* { dg-bogus "percpu" "argument" } */
	give (arr);				/* { dg-bogus "percpu" "array" } */
	if (!p || p == &v || p == NULL || r.p == q)	/* { dg-bogus "percpu" "comparison" } */
		return NULL;
	return c ? p : &arr[1];			/* { dg-bogus "percpu" "condition" } */
}
int *first (void) { return table[0]; }
