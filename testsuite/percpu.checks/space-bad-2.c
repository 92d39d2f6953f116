/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What pointers lead to, where two meet: one report, and nothing of the front end's.  */
/* { dg-do compile } */
/* { dg-levels "-O0 -O2 -Os" } */
#include <percpu.h>

void percpu_callback (int __percpu *p);
void callback (int *p);

int a (void (*f) (int *)) { return f == percpu_callback; }	/* { dg-error "38:__percpu' is not at the same place.*\\[percpu-space\\]" "functions compared" } */
int b (int __percpu **p, int **q) { return p != q; }		/* { dg-error "@p != q:\\[percpu-space\\]" "pointers compared" } */
int c (int * __percpu *p, int __percpu * __percpu *q) { return p == q; }	/* { dg-error "64:\\[percpu-space\\]" "in the space" } */
void (*d (int n)) (int *) { return n ? callback : percpu_callback; }	/* { dg-error "@percpu_callback; }:\\[percpu-space\\]" "choices" } */
int **e (int n, int __percpu **p, int **q) { return n ? p : q; }	/* { dg-error "57:\\[percpu-space\\]" "choices of pointers" } */

int ok (int n, int __percpu **p, int __percpu **q, void (*f) (int __percpu *), void *any)
{
	if (f == percpu_callback || p == q || p == any || !f)	/* { dg-bogus "percpu" "the same type" } */
		f = n ? percpu_callback : NULL;			/* { dg-bogus "percpu" "NULL" } */
	return (n ? p : q) == NULL;				/* { dg-bogus "percpu" "the same type" } */
}

int distinct (int *p, long *q, int n)
{
	void *either = n ? p : q;	/* { dg-warning "30:pointer type mismatch" "GCC's own" } */

	return p == q && either;	/* { dg-warning "18:comparison of distinct pointer types" "GCC's own" } */
}
