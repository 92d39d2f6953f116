/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Arrays with a count of elements: behind a structure, by size_mul (), and the forms of 6.12.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel" } */
#include "input/index-kernel.h"

struct set { int n; long each[]; };
struct hot { int count, cpu_number; };
extern struct hot pcpu_hot;
#define this_cpu() (*(volatile int __seg_gs *) (unsigned long) &pcpu_hot.cpu_number)

size_t size_mul (size_t a, size_t b);
size_t size_add (size_t a, size_t b);
void *vmalloc (size_t size);
void *kvmalloc_array_node_noprof (size_t n, size_t size, u32 flags, int node);

struct set *f1 (void)
{
	struct set *s = kzalloc (size_add (sizeof (*s), size_mul (num_possible_cpus (), sizeof (long))), 0);
	int cpu;

	for_each_online_cpu (cpu)
		s->each[cpu] = 1;		/* { dg-error "30:an array of 'num_possible_cpus \\(\\)' elements is indexed by CPU number 'cpu'; CPU numbers may have holes \\[percpu-index\\]" "struct_size" } */
	return s;
}
struct set *f2 (void)
{
	struct set *s = kzalloc (sizeof (*s) + num_online_cpus () * sizeof (long), 0);

	s->each[smp_processor_id ()] = 1;	/* { dg-error "38:an array of 'num_online_cpus \\(\\)' elements is indexed by a CPU number.*\\[percpu-index\\]" "by hand" } */
	return s;
}
long *f3 (void)
{
	long *p = vmalloc (size_mul (num_online_cpus (), sizeof (*p)));

	p[smp_processor_id ()] = 1;		/* { dg-error "10:an array of 'num_online_cpus \\(\\)' elements is indexed by a CPU number.*\\[percpu-index\\]" "array_size" } */
	return p;
}
long *f4 (void)
{
	long *p = kvmalloc_array_node_noprof (num_online_cpus (), sizeof (*p), 0, -1);

	p[this_cpu ()] = 1;			/* { dg-error "10:an array of 'num_online_cpus \\(\\)' elements is indexed by a CPU number.*\\[percpu-index\\]" "pcpu_hot" } */
	return p;
}
struct set *f5 (void)
{
	struct set *s = kzalloc (size_add (sizeof (*s), size_mul (nr_cpu_ids, sizeof (long))), 0);
	struct set *t = kzalloc (size_add (sizeof (*t), size_mul (num_online_cpus (), sizeof (long))), 0);
	struct set *u = kzalloc (sizeof (*u) + 4096 + num_online_cpus () * sizeof (long), 0);
	int cpu, i = 0;

	for_each_online_cpu (cpu) {
		s->each[cpu] = 1;		/* { dg-bogus "percpu" "enough elements" } */
		t->each[i++] = cpu;		/* { dg-bogus "percpu" "not by the number" } */
		u->each[cpu] = 1;		/* { dg-bogus "percpu" "there are more" } */
	}
	sink (t);
	sink (u);
	return s;
}
