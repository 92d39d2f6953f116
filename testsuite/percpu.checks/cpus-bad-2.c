/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops that count the numbers of CPUs.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/cpus-kernel.h"

static DEFINE_PER_CPU (u64, hits);
static DEFINE_PER_CPU (struct stats, traffic);
void use (struct stats *);

u64 every_number (void)
{
	unsigned int cpu;
	u64 sum = 0;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++)	/* { dg-message "27:take 'for_each_possible_cpu \\(\\)'" "loop" } */
		sum += per_cpu (hits, cpu);	/* { dg-error "@per_cpu:the copy of each number below 'nr_cpu_ids' is used here, and not all of them need to be possible CPUs \\[percpu-cpus\\]" "sum" } */
	return sum;
}

void stored (void)
{
	int cpu;

	for (cpu = 0; (unsigned int) cpu < nr_cpu_ids; cpu++) {	/* { dg-message "42:take" "loop" } */
		struct stats *s = per_cpu_ptr (&traffic, cpu);	/* { dg-error "@per_cpu_ptr:below 'nr_cpu_ids' is used here.*\\[percpu-cpus\\]" "stored" } */

		s->bytes = 0;
	}
}

void handed_on (struct device *device)
{
	for (unsigned int cpu = 1; cpu != nr_cpu_ids; cpu++)	/* { dg-message "40:take" "loop" } */
		use (per_cpu_ptr (device->stats, cpu));	/* { dg-error "@per_cpu_ptr:\\[percpu-cpus\\]" "handed on" } */
}

u64 only_online (void)
{
	unsigned int cpu;
	u64 sum = 0;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {	/* { dg-error "27:'cpu_online' leaves out what CPUs that are offline now have counted in 'hits' \\[percpu-cpus\\]" "online" } */
		if (!cpu_online (cpu))
			continue;
		sum += per_cpu (hits, cpu);	/* { dg-message "21:summed up here" "where" } */
	}
	return sum;
}
