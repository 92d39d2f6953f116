/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the front end makes of an argument that has been reported is not said again.  */
/* { dg-do compile } */
/* { dg-levels "-O0 -O2" } */
#include <percpu.h>

struct st { long a, b, c; };
DEFINE_PER_CPU (int [4], arr);
DEFINE_PER_CPU (struct st, s);
int function (void);

int a (void) { return this_cpu_read (arr)[1]; }	/* { dg-error "@arr:'arr' is an array.*\\[percpu-accessor\\]" "array" } */
void b (void) { this_cpu_add (s, 1); }		/* { dg-error "@this_cpu:\\[percpu-accessor\\]" "structure" } */
int c (void) { return per_cpu (function, 1) (); }	/* { dg-error "@function,:is a function" "function" } */
void d (void) { this_cpu_read (arr[1]) = 2; }	/* { dg-error "40:lvalue required" "another mistake" } */
