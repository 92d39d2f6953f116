/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ways to silence a report, and where they end.  */
/* { dg-do compile } */
#include <percpu.h>

DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (int, w) __attribute__ ((percpu_unchecked));

#pragma percpu push
#pragma percpu ignore "percpu-access"
int a (void) { return v; }			/* { dg-bogus "percpu" "ignored" } */
int *b (void) { return &v; }			/* { dg-error "24:\\[percpu-space\\]" "another check" } */
#pragma percpu pop
int c (void) { return v; }			/* { dg-error "23:\\[percpu-access\\]" "behind it" } */
__attribute__ ((percpu_unchecked)) int d (void) { return v; }	/* { dg-bogus "percpu" "function" } */
int e (void) { return w; }			/* { dg-bogus "percpu" "variable" } */
int f (void) { return v; }			/* { dg-error "23:\\[percpu-access\\]" "another function" } */
#pragma percpu pop				/* { dg-warning "9:without" "unbalanced" } */
#pragma percpu ignore "percpu-nothing"		/* { dg-warning "9:there is no check" "unknown" } */
