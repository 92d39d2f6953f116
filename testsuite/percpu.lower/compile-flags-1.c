/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every accessor once, for combinations of flags.  */
/* { dg-do assemble } */
#include <percpu.h>

struct st { int a; long m[4]; };
DEFINE_PER_CPU (int, x) = 1;
DEFINE_PER_CPU (struct st, s);
DEFINE_STATIC_PER_CPU (int [8], arr);
DECLARE_PER_CPU (long, e);
int use (unsigned cpu, int n);
int use (unsigned cpu, int n)
{
	DEFINE_STATIC_PER_CPU (int, in);
	int *p = n ? &per_cpu (x, cpu) : &per_cpu (in, cpu);

	for (int i = 0; i < 8; i++)
		per_cpu (arr, cpu)[i] += *p + per_cpu (arr, cpu)[(i + n) & 7];
	per_cpu (s, cpu).m[n & 3]++;
	this_cpu_add (e, *per_cpu_ptr (&s.a, cpu));
	get_cpu_var (x)++;
	put_cpu_var (x);
	*get_cpu_ptr (&x) = 2;
	put_cpu_ptr (&x);
	return this_cpu_read (x) + __get_cpu_var (in) + *raw_cpu_ptr (&x) + *this_cpu_ptr (&arr[3]);
}
