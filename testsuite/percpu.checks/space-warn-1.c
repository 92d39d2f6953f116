/* SPDX-License-Identifier: GPL-2.0-or-later */
/* As warnings the reports leave the code as it is, static initializers included.  */
/* { dg-do assemble } */
/* { dg-plugin "warn=all" } */
/* { dg-levels "-O0 -O2 {-O2 -g}" } */
#include <percpu.h>

DEFINE_PER_CPU (int, v);
int *p = &v;					/* { dg-warning "10:\\[percpu-space\\]" "static" } */
int *table[] = { 0, &v };			/* { dg-warning "21:\\[percpu-space\\]" "array" } */
int a (void) { return v; }			/* { dg-warning "23:\\[percpu-access\\]" "read" } */
int *b (void) { return (int *) &v; }		/* { dg-warning "24:\\[percpu-cast\\]" "cast" } */
int c (int *q) { return *this_cpu_ptr (q); }	/* { dg-warning "40:\\[percpu-accessor\\]" "accessor" } */
