/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without the checks nothing is said.  */
/* { dg-do assemble } */
/* { dg-plugin "no-check=space,access,cast,accessor" } */
/* { dg-levels "-O0 -O2 {-O2 -g}" } */
#include <percpu.h>

DEFINE_PER_CPU (int, v);
int *p = &v;					/* { dg-bogus "percpu" "static" } */
int *table[] = { 0, &v };			/* { dg-bogus "percpu" "array" } */
int a (void) { return v; }			/* { dg-bogus "percpu" "read" } */
int *b (void) { return (int *) &v; }		/* { dg-bogus "percpu" "cast" } */
int c (int *q) { return *this_cpu_ptr (q); }	/* { dg-bogus "percpu" "accessor" } */
