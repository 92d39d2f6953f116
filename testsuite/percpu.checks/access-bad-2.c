/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Objects used by way of the macros of other headers, and in functions within functions.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input" } */
/* { dg-levels "-O0 -O2 -Os" } */
#include <percpu.h>
#include "once.h"

struct st { int a; };
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (struct st, s);

int a (void) { return READ_ONCE (v); }			/* { dg-error "@v):per-CPU variable 'v' is read without an accessor \\[percpu-access\\]" "macro reads" } */
int b (int __percpu *p) { return READ_ONCE (*p); }	/* { dg-error "46:'\\*p' reads through a per-CPU pointer \\[percpu-access\\]" "macro follows" } */
int c (void) { return READ_ONCE (s.a); }		/* { dg-error "@s.a:'s.a', a part of a per-CPU object, is read" "member" } */
void d (void) { WRITE_ONCE (v, 1); }			/* { dg-error "@v, 1:per-CPU variable 'v' is written without an accessor" "macro writes" } */
int e (void) { return exchange (&v, 1); }		/* { dg-error "@&v:atomic operation on '&v', a per-CPU pointer, by 'exchange' \\[percpu-access\\]" "atomic macro, once" } */
int f (int __percpu *p) { return exchange (p, 1); }	/* { dg-error "@p, 1:atomic operation on 'p', a per-CPU pointer, by 'exchange'" "of a pointer" } */
void g (void) { lock_init (&s); }			/* { dg-error "@&s:\\[percpu-space\\]" "passed on and written: once" } */

int ok (int *p, int n)
{
	WRITE_ONCE (*per_cpu_ptr (&v, n), 1);		/* { dg-bogus "percpu" "a copy is written" } */
	lock_init (this_cpu_ptr (&s));			/* { dg-bogus "percpu" "a copy is passed" } */
	return READ_ONCE (*this_cpu_ptr (&v)) + READ_ONCE (per_cpu (s, n).a)	/* { dg-bogus "percpu" "copies are read" } */
	       + exchange (this_cpu_ptr (&v), 1) + READ_ONCE (*p);		/* { dg-bogus "percpu" "ordinary" } */
}

int outer (int n)
{
	int inner (void) { return v; }			/* { dg-error "@v; }:read without an accessor \\[percpu-access\\]" "nested" } */
	int *address (void) { return &v; }		/* { dg-error "@&v:returned as an ordinary pointer \\[percpu-space\\]" "nested" } */
	int right (void) { return per_cpu (v, n); }	/* { dg-bogus "percpu" "nested, right" } */

	return inner () + *address () + right ();
}

__attribute__ ((percpu_unchecked)) int unchecked (void)
{
	int inner (void) { return v; }			/* { dg-bogus "percpu" "silenced with what is around it" } */

	return inner ();
}

int partly (void)
{
	auto int unchecked (void) __attribute__ ((percpu_unchecked));
	int unchecked (void) { return v; }		/* { dg-bogus "percpu" "silenced itself" } */

	return unchecked () + v;			/* { dg-error "@v;:read without" "the outer one is not" } */
}
