/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=all: warnings at the same places, and the object that there is without the plugin.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel warn=all" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O0 -g} {-O2 -g}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

struct st { int a; long b[3]; };
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (struct st, s);
int plain;
static int *table[] = { &v };			/* { dg-warning "@&v:\\[percpu-space\\]" "static" } */

int a (void) { return v; }			/* { dg-warning "@v;:\\[percpu-access\\]" "read" } */
struct st b (void) { return s; }		/* { dg-warning "@s;:\\[percpu-access\\]" "structure" } */
int *c (void) { return &v; }			/* { dg-warning "@&v:\\[percpu-space\\]" "returned" } */
int d (int *p) { return *this_cpu_ptr (p); }	/* { dg-warning "@p);:\\[percpu-accessor\\]" "ordinary pointer" } */
int e (void) { return this_cpu_read (plain); }	/* { dg-warning "@plain:\\[percpu-accessor\\]" "ordinary variable" } */
int *f (void) { return (int *) &v; }		/* { dg-warning "@(int:\\[percpu-cast\\]" "cast" } */
long g (int __percpu *p) { s.b[1] = *p; return s.b[2]++; }	/* { dg-warning "@s.b:written" "write" } */
/* { dg-warning "38:through a per-CPU pointer" "dereference" { target * } .-1 } */
/* { dg-warning "48:changed" "change" { target * } .-2 } */
int *h (int i) { return table[i]; }
