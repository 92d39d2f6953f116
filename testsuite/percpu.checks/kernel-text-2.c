/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was preprocessed before (-save-temps, distcc) compiles: as a kernel that says nothing of per-CPU data.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "{-O0 -no-integrated-cpp} {-O2 -no-integrated-cpp} {-O2 -g -no-integrated-cpp}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

struct tag { int x; };
struct holder { struct __percpu tag *p; int __percpu *q; };	/* { dg-bogus "percpu" "nothing is left of it" } */
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (int [4], row);
EXPORT_PER_CPU_SYMBOL (v);
EXPORT_PER_CPU_SYMBOL (row);

int f (struct holder *h, int cpu)
{
	this_cpu_inc (v);			/* { dg-bogus "percpu" "operation" } */
	per_cpu (row, cpu)[2] = *this_cpu_ptr (h->q);	/* { dg-bogus "percpu" "accessors" } */
	h->q = alloc_percpu (int);		/* { dg-bogus "percpu" "allocated" } */
	return this_cpu_ptr (h->p)->x + this_cpu_xchg (row[1], 2);	/* { dg-bogus "percpu" "accessors" } */
}
