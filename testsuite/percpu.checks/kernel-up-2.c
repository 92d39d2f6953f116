/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One processor: what is wrong with several is wrong with one.  But asm needs no prefix.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

struct st { int a; };
DEFINE_PER_CPU (struct st, page);
DECLARE_INIT_PER_CPU (page);
DEFINE_PER_CPU (int, v);
int plain;

int a (void) { return v; }			/* { dg-error "@v;:\\[percpu-access\\]" "read" } */
int b (void) { return page.a; }			/* { dg-error "@page:\\[percpu-access\\]" "member of what is declared again" } */
int *c (void) { return &v; }			/* { dg-error "@&v:\\[percpu-space\\]" "returned" } */
int d (int __percpu *p) { return *p; }		/* { dg-error "@p;:\\[percpu-access\\]" "dereference" } */
int e (int *p) { return *per_cpu_ptr (p, 0); }	/* { dg-error "@p, 0:\\[percpu-accessor\\]" "ordinary pointer" } */
int f (void) { return this_cpu_read (plain); }	/* { dg-error "@plain:\\[percpu-accessor\\]" "ordinary variable" } */
int *g (void) { return (int *) &v; }		/* { dg-error "@(int:\\[percpu-cast\\]" "cast" } */
void h (void) { __asm__ ("# %0" : "+m" (v)); }	/* { dg-bogus "percpu" "asm" } */
int i (void) { return this_cpu_read (v) + per_cpu (page, 0).a; }	/* { dg-bogus "percpu" "accessors" } */
