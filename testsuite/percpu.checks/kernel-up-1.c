/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One processor: the variables are ordinary ones to the linker, and the same to the rules.  Good code.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O0 -g} {-O2 -g} {-O2 -g -DMOCK_TAGGED} {-O2 -g -DMOCK_OLD}" } */
/* { dg-final { same-object-without-plugin } } */
/* { dg-final { object-no-section ".data..percpu*" } } */
#include "percpu.h"

struct st { int a; u64 b[4]; };
DEFINE_PER_CPU (struct st, page) = { .a = 2 };
DECLARE_INIT_PER_CPU (page);			/* { dg-bogus "percpu" "its own name, declared again" } */
static DEFINE_PER_CPU (int, v) = 1;
DEFINE_PER_CPU (int [4], row);
EXPORT_PER_CPU_SYMBOL (row);
static int __percpu *const fixed = &v;

int f (struct st __percpu *p, int cpu)
{
	struct st *one = per_cpu_ptr (p, cpu);
	int *element = &per_cpu (row, cpu)[2];

	this_cpu_write (v, 3);
	this_cpu_inc (p->a);
	this_cpu_add (page.b[1], this_cpu_xchg (row[1], 2));
	per_cpu (page, cpu) = *one;
	get_cpu_ptr (p)->b[2] = get_cpu_var (v);
	put_cpu_var (v);
	put_cpu_ptr (p);
	return *element + this_cpu_read (*fixed) + *raw_cpu_ptr (&v)
	       + *this_cpu_ptr (&page.a) + (*this_cpu_ptr (&row))[1] + ((unsigned long) &init_per_cpu_var (page) != 0);
}
