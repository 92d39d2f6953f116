/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Casts of what pointers lead to, in arguments of accessors, and detours to parts of an object.  */
/* { dg-do compile } */
/* { dg-levels "-O0 -O2 -Os" } */
#include <percpu.h>
#include <string.h>

struct st { int a, b[4]; int __percpu *held; int *plain; };
typedef unsigned long number;
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (struct st, s);
void take (int **);

/* One level further on.  */
void a (int __percpu **p) { take ((int **) p); }	/* { dg-error "35:cast of 'p' from .* to 'int \\*\\*'.*\\[percpu-cast\\]" "removed" } */
void b (struct st *p) { *(void **) &p->held = NULL; }	/* { dg-error "@(void **:\\[percpu-cast\\]" "removed from a member" } */
int __percpu **c (int **p) { return (int __percpu **) p; }	/* { dg-error "@(int __percpu **):\\[percpu-cast\\]" "added" } */
int __percpu *held;
int **list = (int **) &held;			/* { dg-error "@(int:\\[percpu-cast\\]" "static" } */

void ok_levels (int __percpu **p, struct st *q, void *any)
{
	take ((__force int **) p);			/* { dg-bogus "percpu" "forced" } */
	take ((int **) (void *) p);			/* { dg-bogus "percpu" "void * has forgotten it" } */
	p = (int __percpu **) any;			/* { dg-bogus "percpu" "from void *" } */
	*(const void __percpu **) p = NULL;		/* { dg-bogus "percpu" "same place" } */
	take ((int **) &q->plain);			/* { dg-bogus "percpu" "ordinary" } */
}

/* In accessors.  */
void d (int *p) { this_cpu_inc (*(int __percpu *) p); }	/* { dg-error "@(int __percpu:adds '__percpu' \\[percpu-cast\\]" "of the object" } */
void e (int *p, int n) { per_cpu (*(int __percpu *) p, n) = 1; }	/* { dg-error "@(int __percpu:adds '__percpu' \\[percpu-cast\\]" "per_cpu" } */
void f (void) { this_cpu_inc (*(int *) &v); }		/* { dg-error "@(int *):removes '__percpu' \\[percpu-cast\\]" "removed, and nothing else is said" } */
int *g (void) { return this_cpu_ptr ((int *) &v); }	/* { dg-error "@(int *):removes '__percpu' \\[percpu-cast\\]" "of the pointer" } */
int *h (int n, int *o) { return this_cpu_ptr (n ? &v : o); }	/* { dg-error "51:are the choices of one condition \\[percpu-space\\]" "two kinds, reported once" } */

int ok_accessors (int *p, int n, number address)
{
	this_cpu_inc (*(__force int __percpu *) p);	/* { dg-bogus "percpu" "forced" } */
	per_cpu (*(int __force __percpu *) p, n) = 1;	/* { dg-bogus "percpu" "forced" } */
	this_cpu_inc (((__force struct st __percpu *) p)->b[n]);	/* { dg-bogus "percpu" "forced" } */
	return this_cpu_read (*(int __percpu *) address)	/* { dg-bogus "percpu" "a number" } */
	       + *this_cpu_ptr ((__force int __percpu *) p);	/* { dg-bogus "percpu" "forced" } */
}

/* Detours.  */
int i (void) { number n = (number) &s; int *p = (int *) n; return p[3]; }	/* { dg-error "68:integer and back" "element" } */
int j (int k) { number n = (number) &s; int *p = (int *) n; return p[k]; }	/* { dg-error "69:integer and back" "any element" } */
int k (void) { number n = (number) &s; return *(int *) (n + 4); }	/* { dg-error "47:integer and back" "member" } */
void l (void) { number n = (number) &s; memset ((void *) n, 0, 8); }	/* { dg-error "49:integer and back" "built-in function" } */
int m (void) { number n = (number) &v; return __atomic_load_n ((int *) n, 0); }	/* { dg-error "@(int *):integer and back" "atomic" } */
void n (void) { memset ((void *) (number) &s, 0, 8); }	/* { dg-error "25:\\[percpu-cast\\]" "at once" } */

int ok_detours (int cpu, long area)
{
	number n = (number) &s;
	char *bytes = (char *) n;
	int *p = (int *) (n + __per_cpu_offset[cpu]);

	return p[3] + bytes[area] + *(int *) (bytes + cpu * 8192)	/* { dg-bogus "percpu" "another CPU's" } */
	       + *(int *) (n + cpu * 8192) + *(int *) (n + 65536);	/* { dg-bogus "percpu" "another CPU's" } */
}
