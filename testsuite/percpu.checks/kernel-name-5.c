/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Accessors of the unit's own change nothing.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O0 -g} {-O2 -g} {-O2 -g -DMOCK_OLD}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

#define TEXT(x)		#x
#define EXPANDED(x)	TEXT (x)
#define per_cpu_ptr_own(sym, cpu)	((typeof (sym) *) (per_cpu_offset (cpu) + (unsigned long) &(sym)))
#define this_cpu_two_own(a, b)		({ __typeof__ (typeof (a)) a__ = 1, *p__ = &a__; __typeof (b) b__ = *p__; "typeof (x)"[b__]; })
DEFINE_PER_CPU (int, v);
const char *text = EXPANDED (per_cpu_ptr_own (x, 1));
int a (int cpu) { return *per_cpu_ptr_own (v, cpu) + this_cpu_two_own (v, v); }
