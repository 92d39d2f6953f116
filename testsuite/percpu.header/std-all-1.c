/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every macro once: no warning in any language level, model and compiler.  */
/* { dg-do assemble } */
/* { dg-options "-Wall -Wextra -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition" } */
/* { dg-final { sparse-clean } } */
#include <percpu.h>
#include <percpu.h>

struct st { int a; long m[4]; };

DECLARE_PER_CPU (int, x1);
DECLARE_PER_CPU_FIRST (int, x2);
DECLARE_PER_CPU_SHARED_ALIGNED (int, x3);
DECLARE_PER_CPU_ALIGNED (int, x4);
DECLARE_PER_CPU_PAGE_ALIGNED (int, x5);
DECLARE_PER_CPU_READ_MOSTLY (int, x6);
DECLARE_PER_CPU (struct st, s);
DECLARE_PER_CPU (int, elsewhere);
DECLARE_MODULE_PER_CPU (int, modules);
DEFINE_PER_CPU (int, x1) = 1;
DEFINE_PER_CPU_FIRST (int, x2);
DEFINE_PER_CPU_SHARED_ALIGNED (int, x3) = 3;
DEFINE_PER_CPU_ALIGNED (int, x4);
DEFINE_PER_CPU_PAGE_ALIGNED (int, x5) = 5;
DEFINE_PER_CPU_READ_MOSTLY (int, x6);
DEFINE_PER_CPU (struct st, s) = { 1, { 2, 3 } };
DEFINE_PER_CPU (int [4], arr);
DEFINE_PER_CPU (const int, c) = 9;
DEFINE_PER_CPU (void *, p);
DEFINE_STATIC_PER_CPU (int, y1) = 1;
DEFINE_STATIC_PER_CPU_FIRST (int, y2);
DEFINE_STATIC_PER_CPU_SHARED_ALIGNED (int, y3) = 3;
DEFINE_STATIC_PER_CPU_ALIGNED (int, y4);
DEFINE_STATIC_PER_CPU_PAGE_ALIGNED (int, y5) = 5;
DEFINE_STATIC_PER_CPU_READ_MOSTLY (int, y6);
EXPORT_PER_CPU_SYMBOL (x1);
EXPORT_PER_CPU_SYMBOL_GPL (s);

int all (unsigned int cpu);
int all (unsigned int cpu)
{
	DEFINE_STATIC_PER_CPU (int, inside);
	unsigned int i;
	int sum = 0;
	int *q;
	int __percpu *dynamic = alloc_percpu (int);
	struct st __percpu *sized = (struct st __percpu *) __alloc_percpu (sizeof (struct st), __alignof__ (struct st));

	if (!dynamic || !sized) {
		free_percpu (sized);
		free_percpu (dynamic);
		return -1;
	}
	for_each_possible_cpu (i)
		sum += per_cpu (x1, i) + *per_cpu_ptr (dynamic, i);
	for_each_online_cpu (i)
		per_cpu_ptr (sized, i)->m[1]++;
	per_cpu (x2, cpu) = per_cpu (x3, cpu) + per_cpu (x4, cpu) + per_cpu (x5, cpu) + per_cpu (x6, cpu);
	per_cpu (y1, cpu) = per_cpu (y2, cpu) + per_cpu (y3, cpu) + per_cpu (y4, cpu) + per_cpu (y5, cpu) + per_cpu (y6, cpu);
	per_cpu (inside, cpu)++;
	per_cpu (s, cpu).m[2] = per_cpu (c, cpu) + per_cpu (elsewhere, cpu) + per_cpu (modules, cpu);
	per_cpu (p, cpu) = &per_cpu (arr, cpu)[2];
	q = &per_cpu (x1, cpu);
	*q += *this_cpu_ptr (&x1) + *raw_cpu_ptr (&x1);
	__get_cpu_var (x1) += get_cpu_var (x2);
	put_cpu_var (x2);
	q = get_cpu_ptr (&x1);
	*q = 3;
	put_cpu_ptr (&x1);
	this_cpu_write (x1, this_cpu_read (x1));
	this_cpu_add (x1, 1);
	this_cpu_sub (x1, 1);
	this_cpu_and (x1, 1);
	this_cpu_or (x1, 1);
	this_cpu_inc (x1);
	this_cpu_dec (x1);
	sum += this_cpu_add_return (x1, 1) + this_cpu_sub_return (x1, 1) + this_cpu_inc_return (x1) + this_cpu_dec_return (x1);
	sum += this_cpu_xchg (x1, 1) + this_cpu_cmpxchg (x1, 1, 2);
	__this_cpu_write (x1, __this_cpu_read (x1));
	__this_cpu_add (x1, 1);
	__this_cpu_sub (x1, 1);
	__this_cpu_and (x1, 1);
	__this_cpu_or (x1, 1);
	__this_cpu_inc (x1);
	__this_cpu_dec (x1);
	sum += __this_cpu_add_return (x1, 1) + __this_cpu_sub_return (x1, 1) + __this_cpu_inc_return (x1) + __this_cpu_dec_return (x1);
	sum += __this_cpu_xchg (x1, 1) + __this_cpu_cmpxchg (x1, 1, 2);
	raw_cpu_write (x1, raw_cpu_read (x1));
	raw_cpu_add (x1, 1);
	raw_cpu_sub (x1, 1);
	raw_cpu_and (x1, 1);
	raw_cpu_or (x1, 1);
	raw_cpu_inc (x1);
	raw_cpu_dec (x1);
	sum += raw_cpu_add_return (x1, 1) + raw_cpu_sub_return (x1, 1) + raw_cpu_inc_return (x1) + raw_cpu_dec_return (x1);
	sum += raw_cpu_xchg (x1, 1) + raw_cpu_cmpxchg (x1, 1, 2);
	this_cpu_inc (s.a);
	sum += this_cpu_read (s.m[1]) != 0;
	free_percpu (dynamic);
	free_percpu (sized);
	return sum;
}
