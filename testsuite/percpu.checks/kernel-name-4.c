/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An accessor of the unit's own, with typeof; in a directive's text it stays as it was.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

#define per_cpu_ptr_own(sym, cpu)	((typeof (sym) *) (per_cpu_offset (cpu) + (unsigned long) &(sym)))
#define this_cpu_space(p)		((typeof (*(p)) __percpu *) (p))
#define plain_ptr_own(sym)		((typeof (sym) *) (unsigned long) &(sym))
DEFINE_PER_CPU (int, v);
int a (int cpu) { return *per_cpu_ptr_own (v, cpu); }	/* { dg-bogus "percpu" "ordinary" } */
int b (int __percpu *p) { return *this_cpu_space (p); }	/* { dg-error "@p);:\\[percpu-access\\]" "its typeof says __percpu" } */
int c (void) { return *plain_ptr_own (v); }	/* { dg-error "@v);:\\[percpu-access\\]" "no accessor by its name" } */
