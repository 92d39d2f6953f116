/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The same unit with per-CPU variables of one CPU and with plain ones (PLAIN).  */
struct st { int a; long m[4]; };
#ifdef PLAIN
# define DEFINE_PER_CPU(type, name) __typeof__ (type) name
# define DEFINE_STATIC_PER_CPU(type, name) static __typeof__ (type) name
# define DECLARE_PER_CPU(type, name) extern __typeof__ (type) name
# define EXPORT_PER_CPU_SYMBOL(name) extern __typeof__ (name) name
# define per_cpu(name, cpu) (*({ (void) (cpu); &(name); }))
# define per_cpu_ptr(p, cpu) ({ (void) (cpu); (p); })
# define this_cpu_ptr(p) (p)
#else
# include <percpu.h>
#endif

DEFINE_PER_CPU (int, x) = 3;
EXPORT_PER_CPU_SYMBOL (x);
DEFINE_PER_CPU (struct st, s);
DEFINE_STATIC_PER_CPU (int [8], arr) = { 1, 2, 3 };
DEFINE_PER_CPU (const int, c) = 7;

int f (int cpu);
int f (int cpu)
{
	per_cpu (x, cpu) += 2;
	per_cpu (s, cpu).m[1]++;
	return per_cpu (x, cpu) + per_cpu (arr, cpu)[cpu] + per_cpu (c, cpu);
}
long *g (int cpu);
long *g (int cpu)
{
	return per_cpu_ptr (&s.m[2], cpu);
}
int *h (void);
int *h (void)
{
	return this_cpu_ptr (&x);
}

#ifdef MAIN
# include <stdio.h>
# if PERCPU_SMP
unsigned long __per_cpu_offset[2];
unsigned int __percpu_nr_cpus = 1;
unsigned int __percpu_cpu_id (void) { return 0; }
unsigned long *__percpu_offset_table (const volatile void *p) { (void) p; return __per_cpu_offset; }
# endif
int main (void)
{
	unsigned cpu, n = 0;

	for_each_possible_cpu (cpu)
		n++;
	if (n != 1 || f (0) != 5 + 1 + 7 || *h () != 5 || (g (0)[-1] != 1))
		return 1;
	this_cpu_inc (x);
	get_cpu_var (x)++;
	put_cpu_var (x);
	if (this_cpu_read (x) != 7 || __get_cpu_var (x) != 7)
		return 2;
	puts ("collapse: right");
	return 0;
}
#endif
