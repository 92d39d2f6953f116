/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In a Linux tree NR_CPUS is the number of elements of __per_cpu_offset.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel" } */
#include "input/index-kernel.h"

void f1 (void)
{
	per_cpu (stat, NR_CPUS) = 1;		/* { dg-error "@per_cpu:CPU number 64 is outside of 0 to 63 \\[percpu-index\\]" "NR_CPUS" } */
	per_cpu (stat, NR_CPUS - 1) = 1;	/* { dg-bogus "percpu" "the last" } */
	*per_cpu_ptr (&stat, -1) = 1;		/* { dg-error "@per_cpu_ptr:CPU number -1 is outside .*\\[percpu-index\\]" "negative" } */
	__per_cpu_offset[100] = 0;		/* { dg-error "31:CPU number 100 is outside .*\\[percpu-index\\]" "the table itself" } */
}
void f2 (void (*f) (void *))
{
	sink (cpumask_of (4096));		/* { dg-error "@cpumask_of:CPU number 4096 is outside .*\\[percpu-index\\]" "cpumask_of" } */
	sink (cpumask_of (-1));			/* { dg-error "@cpumask_of:CPU number 4294967295 is outside .*\\[percpu-index\\]" "-1 made unsigned" } */
	smp_call_function_single (64, f, NULL, 1);	/* { dg-error "@smp_call_function_single:CPU number 64 is outside .*\\[percpu-index\\]" "call on a CPU" } */
	smp_call_function_single (63, f, NULL, 1);	/* { dg-bogus "percpu" "the last" } */
	queue_work_on (-1, NULL, NULL);		/* { dg-error "@queue_work_on:CPU number -1 is outside .*\\[percpu-index\\]" "work" } */
	queue_work_on (WORK_CPU_UNBOUND, NULL, NULL);	/* { dg-bogus "percpu" "any CPU" } */
}
int f3 (void)
{
	return cpu_possible (4096)		/* { dg-bogus "percpu" "a question" } */
	       + cpu_online (-1)		/* { dg-bogus "percpu" "a question" } */
	       + cpumask_test_cpu (NR_CPUS, cpu_online_mask);	/* { dg-bogus "percpu" "a question" } */
}
void f4 (unsigned int cpu)
{
	if (cpu >= NR_CPUS)
		per_cpu (stat, cpu)++;		/* { dg-error "@per_cpu:'cpu' is 64 to 4294967295 here.*\\[percpu-index\\]" "the wrong branch" } */
	if (cpu >= nr_cpu_ids)
		return;
	per_cpu (stat, cpu)++;			/* { dg-bogus "percpu" "the right one" } */
}
void f5 (int cpu)
{
	WRITE_ONCE (per_cpu (stat, 64), 1);	/* { dg-error "@per_cpu:CPU number 64 is outside .*\\[percpu-index\\]" "in another macro's argument" } */
#define STAT(cpu) per_cpu (stat, cpu)
	STAT (64) = 1;				/* { dg-error "@STAT:CPU number 64 is outside .*\\[percpu-index\\]" "in a macro's body" } */
	STAT (cpu) = 1;				/* { dg-bogus "percpu" "may be inside" } */
}
