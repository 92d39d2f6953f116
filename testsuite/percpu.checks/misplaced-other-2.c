/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The word does not reach what stands behind it in the line.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

struct tag { int x; };
struct __percpu tag *get (void); static int *plain;	/* { dg-warning "@__percpu:'get' \\[percpu-decl\\]" "the function" } */
/* { dg-bogus "'plain'" "another declaration" { target * } .-1 } */
int a (void) { return *plain; }				/* { dg-bogus "percpu" "is ordinary" } */
struct __percpu own { int y; }; static struct own *other;	/* { dg-warning "@__percpu:\\[percpu-decl\\]" "nothing is declared" } */
int b (void) { return other->y; }			/* { dg-bogus "percpu" "is ordinary" } */
