/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Arrays of which one declaration does not say how many elements they have.  */
/* { dg-do compile } */
/* { dg-levels "-O0 -O2 {-O2 -g}" } */
#include <percpu.h>

struct later;
DECLARE_PER_CPU (int [], a);				/* { dg-bogus "percpu" "declared" } */
DEFINE_PER_CPU (int [5], a);				/* { dg-bogus "conflicting" "defined with a size" } */
DEFINE_PER_CPU (int [6], b);				/* { dg-bogus "percpu" "defined" } */
DECLARE_PER_CPU (int [], b);				/* { dg-bogus "conflicting" "declared again" } */
DEFINE_PER_CPU (int [], c) = { 1, 2, 3 };		/* { dg-bogus "percpu" "by its initializer" } */
DECLARE_PER_CPU (int [3], c);				/* { dg-bogus "conflicting" "declared again" } */
DECLARE_PER_CPU (struct later, d);			/* { dg-bogus "percpu" "incomplete" } */
struct later { int n, list[2]; };
DEFINE_PER_CPU (struct later, d);			/* { dg-bogus "conflicting" "complete" } */
DECLARE_PER_CPU (int [3], e);			
DEFINE_PER_CPU (int [4], e);				/* { dg-error "@e):conflicting types for 'e'.*\\[percpu-decl\\]" "sizes that differ" } */

int f (int n)
{
	return this_cpu_read (a[1]) + per_cpu (b, n)[n] + this_cpu_read (c[2]) + this_cpu_read (d.list[1]);	/* { dg-bogus "percpu" "used" } */
}
