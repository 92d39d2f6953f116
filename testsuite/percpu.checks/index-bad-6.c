/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An array with as many elements as there are CPUs, indexed by a CPU number.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel nr-cpus=64" } */
#include "input/index-kernel.h"

struct st { int a, b; };

long *f1 (void)
{
	long *p = kmalloc_array (num_online_cpus (), sizeof (*p), 0);
	int cpu;

	for_each_online_cpu (cpu)
		p[cpu] = 0;			/* { dg-error "18:an array of 'num_online_cpus \\(\\)' elements is indexed by CPU number 'cpu'; CPU numbers may have holes \\[percpu-index\\]" "kmalloc_array" } */
	for_each_possible_cpu (cpu)
		p[cpu] = 0;			/* { dg-bogus "percpu" "the same array again" } */
	return p;
}
struct st *f2 (void)
{
	struct st *p = kcalloc (num_possible_cpus (), sizeof (*p), 0);

	p[smp_processor_id ()].b = 3;		/* { dg-error "10:an array of 'num_possible_cpus \\(\\)' elements is indexed by a CPU number.*\\[percpu-index\\]" "kcalloc" } */
	return p;
}
struct st *f3 (void)
{
	struct st *p = kzalloc (num_possible_cpus () * sizeof (*p), 0);
	unsigned int cpu;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		sink (&p[cpu]);			/* { dg-error "23:an array of 'num_possible_cpus \\(\\)' elements is indexed by CPU number 'cpu'.*\\[percpu-index\\]" "kzalloc of a product" } */
	return p;
}
void f4 (void)
{
	int seen[num_online_cpus ()];
	int cpu;

	for_each_online_cpu (cpu)
		seen[cpu] = 1;			/* { dg-error "27:an array of 'num_online_cpus \\(\\)' elements is indexed by CPU number 'cpu'.*\\[percpu-index\\]" "declared" } */
	sink (seen);
}
long *f5 (void)
{
	long *p = kmalloc_array (num_online_cpus (), sizeof (*p), 0);
	unsigned long cpu = -1;

	while ((cpu = _find_next_bit (__cpu_online_mask.bits, nr_cpu_ids, cpu + 1)) < nr_cpu_ids)
		p[cpu] = 1;			/* { dg-error "18:an array of 'num_online_cpus \\(\\)' elements is indexed by CPU number 'cpu'.*\\[percpu-index\\]" "the loop of 6.12" } */
	return p;
}
long *f6 (void)
{
	long *p = kmalloc_array (nr_cpu_ids, sizeof (*p), 0);
	long *q = kmalloc_array (num_online_cpus (), sizeof (*q), 0);
	int *r = kmalloc_array (num_online_cpus (), sizeof (long), 0);
	int cpu, i = 0;

	for_each_online_cpu (cpu) {
		p[cpu] = 1;			/* { dg-bogus "percpu" "enough elements" } */
		q[i++] = cpu;			/* { dg-bogus "percpu" "a counter" } */
		r[cpu] = 1;			/* { dg-bogus "percpu" "elements of another size" } */
	}
	q[0] = r[1];				/* { dg-bogus "percpu" "constant" } */
	kfree (q);
	kfree (r);
	return p;
}
