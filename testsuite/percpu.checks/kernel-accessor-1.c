/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Accessors on what is not per-CPU, on an unmodified kernel.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O2 -DMOCK_TAGGED} {-O2 -DMOCK_OLD} {-O2 -DMOCK_SEGMENT}" } */
#include "percpu.h"

int plain;
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (int *, held);
DEFINE_PER_CPU (int [4], arr);
struct st { char c[3]; } s;
void function (void);

int a (int *p, int c) { return *per_cpu_ptr (p, c); }	/* { dg-error "@p, c:ordinary pointer 'p' given to 'per_cpu_ptr'.*\\[percpu-accessor\\]" "per_cpu_ptr" } */
int b (int *p) { return *this_cpu_ptr (p); }		/* { dg-error "@p);:ordinary pointer 'p' given to 'this_cpu_ptr'" "this_cpu_ptr" } */
int c (int *p) { return *raw_cpu_ptr (p); }		/* { dg-error "@p);:ordinary pointer 'p' given to 'raw_cpu_ptr'" "raw_cpu_ptr" } */
int d (int *p) { int n = *get_cpu_ptr (p); put_cpu_ptr (p); return n; }	/* { dg-error "@p);:ordinary pointer 'p' given to 'get_cpu_ptr'" "get_cpu_ptr" } */
int e (int c) { return per_cpu (plain, c); }		/* { dg-error "@plain:'plain' is not a per-CPU variable, which 'per_cpu' takes" "per_cpu" } */
int f (void) { int n = get_cpu_var (plain); put_cpu_var (plain); return n; }	/* { dg-error "@plain:\\[percpu-accessor\\]" "get_cpu_var" } */
int g (void) { return this_cpu_read (plain); }		/* { dg-error "@plain:which 'this_cpu_read' takes" "this_cpu_read" } */
void h (void) { this_cpu_write (plain, 1); }		/* { dg-error "@plain:which 'this_cpu_write' takes" "this_cpu_write" } */
void i (int *p) { this_cpu_add (*p, 1); }		/* { dg-error "@p,:\\[percpu-accessor\\]" "this_cpu_add" } */
void j (void) { this_cpu_inc (s.c[1]); }		/* { dg-error "@s.c:which 'this_cpu_inc' takes" "this_cpu_inc" } */
void k (void) { this_cpu_dec (plain); }			/* { dg-error "@plain:which 'this_cpu_dec' takes" "this_cpu_dec" } */
int l (void) { return this_cpu_add_return (plain, 1); }	/* { dg-error "@plain:which 'this_cpu_add_return' takes" "this_cpu_add_return" } */
int m (void) { return this_cpu_xchg (plain, 1); }	/* { dg-error "@plain:which 'this_cpu_xchg' takes" "this_cpu_xchg" } */
int n (void) { return this_cpu_cmpxchg (plain, 1, 2); }	/* { dg-error "@plain:which 'this_cpu_cmpxchg' takes" "this_cpu_cmpxchg" } */
int o (void) { return __this_cpu_read (plain); }	/* { dg-error "@plain:which '__this_cpu_read' takes" "__this_cpu_read" } */
void p (void) { raw_cpu_write (plain, 1); }		/* { dg-error "@plain:which 'raw_cpu_write' takes" "raw_cpu_write" } */

int q (int __percpu *p, int n) { return per_cpu (p, n) != NULL; }	/* { dg-error "@p, n:'p' is a per-CPU pointer, but 'per_cpu' takes the variable" "per_cpu of a pointer" } */
int r (int __percpu **p) { return **this_cpu_ptr (p); }	/* { dg-error "@p);:one level more" "level" } */
int t (int n) { return *per_cpu_ptr (held, n); }	/* { dg-error "@held:holds an ordinary pointer" "value of a variable" } */
void u (void) { (void) this_cpu_ptr (function); }	/* { dg-error "@function:is a function" "function" } */
void w (int *p) { free_percpu (p); }			/* { dg-error "@p);:\\[percpu-accessor\\]" "free_percpu" } */
void x (void) { free_percpu (&plain); }			/* { dg-error "@&plain:\\[percpu-accessor\\]" "free_percpu of a variable" } */

int ok (int __percpu *p, int n)
{
	int __percpu **pp = &p;				/* { dg-bogus "percpu" "pointer to it" } */

	return *per_cpu_ptr (p, n) + per_cpu (*p, n) + **per_cpu_ptr (&held, n)	/* { dg-bogus "percpu" "right levels" } */
	       + *this_cpu_ptr (*pp) + this_cpu_read (arr[2]) + per_cpu (arr, n)[1] + *per_cpu_ptr (arr, n)	/* { dg-bogus "percpu" "arrays" } */
	       + this_cpu_cmpxchg (v, plain, plain) + this_cpu_add_return (*p, *this_cpu_read (held));	/* { dg-bogus "percpu" "ordinary values" } */
}
void freed (int __percpu *p) { free_percpu (p); }	/* { dg-bogus "percpu" "free_percpu" } */
