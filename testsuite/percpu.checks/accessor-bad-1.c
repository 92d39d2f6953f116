/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Accessors on what is not per-CPU, or is at another level.  */
/* { dg-do compile } */
/* { dg-levels "-O0 -O2 -Os" } */
#include <percpu.h>

int plain;
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (int *, held);
DEFINE_PER_CPU (int[4], arr);
void function (void);

int a (int *p, int c) { return *per_cpu_ptr (p, c); }	/* { dg-error "46:ordinary pointer 'p' given to 'per_cpu_ptr'.*\\[percpu-accessor\\]" "ordinary pointer" } */
int b (void) { return this_cpu_read (plain); }		/* { dg-error "38:'plain' is not a per-CPU variable" "ordinary variable" } */
int c (int __percpu *p, int n) { return *per_cpu (p, n); }	/* { dg-error "51:'p' is a per-CPU pointer, but 'per_cpu' takes the variable" "per_cpu of a pointer" } */
void d (int *p) { free_percpu (p); }			/* { dg-error "32:\\[percpu-accessor\\]" "free" } */
int e (int __percpu **p) { return **this_cpu_ptr (p); }	/* { dg-error "51:one level more" "level" } */
int f (int n) { return *per_cpu_ptr (held, n); }	/* { dg-error "38:holds an ordinary pointer" "value of a variable" } */

int ok (int __percpu *p, int n)
{
	int __percpu **pp = &p;			/* { dg-bogus "percpu" "pointer to it" } */

	return *per_cpu_ptr (p, n) + per_cpu (*p, n) + **per_cpu_ptr (&held, n)	/* { dg-bogus "percpu" "right levels" } */
	       + *this_cpu_ptr (*pp) + this_cpu_read (arr[2]) + per_cpu (arr, n)[1];	/* { dg-bogus "percpu" "arrays" } */
}
