/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One processor, and operands that are in a segment where there are several: they are plain objects.  Silent.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DMOCK_SEGMENT" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O0 -g} {-O2 -g} {-O2 -g -DMOCK_TAGGED} {-O2 -g -DMOCK_OLD} {-O2 -g -DCONFIG_SMP}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

struct st { int a; u64 b[4]; struct st *next; int __percpu *counts; };
DEFINE_PER_CPU (struct st, page);
DECLARE_PER_CPU (const struct st, fixed);
static DEFINE_PER_CPU (int, v);
static DEFINE_PER_CPU (int *, plain);
static DEFINE_PER_CPU (int __percpu *, counts);
static DEFINE_PER_CPU (int __percpu * [2], row);

/* An operation of a header's own. */
static inline void down (void)
{
	__asm__ ("decl " __operand "0" : "+m" (__my_cpu_var (page.a)));
}

struct st *f (struct st __percpu *p, int *q)
{
	int __percpu *c = this_cpu_read (counts);

	down ();
	this_cpu_write (v, this_cpu_read (v) + this_cpu_read (page.a));
	this_cpu_write (p->b[1], this_cpu_read (p->a));
	this_cpu_write (plain, q);
	this_cpu_write (counts, this_cpu_read (p->counts));
	this_cpu_write (row[1], c);
	this_cpu_add (p->b[2], *this_cpu_read (plain));
	*q = this_cpu_read (*c) + *raw_cpu_ptr (this_cpu_read (page.counts)) + *raw_cpu_ptr (this_cpu_read (row[0]));
	return this_cpu_read_const (fixed.next) ? this_cpu_read (page.next) : raw_cpu_ptr (p);
}
