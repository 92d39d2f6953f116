/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=percpu-cpus, in the form of the loops that newer kernels have.  */
/* { dg-do compile } */
/* { dg-plugin "warn=percpu-cpus" } */
/* { dg-options "-std=gnu17 -Wall -DFIND_BIT" } */
#include "input/cpus-kernel.h"

/* ---- sums ---- */

static DEFINE_PER_CPU (u64, hits);

u64 sum_of_variable (void)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:'for_each_online_cpu' leaves out what CPUs that are offline now have counted in 'hits' \\[percpu-cpus\\]" "variable" } */
		sum += per_cpu (hits, cpu);	/* { dg-message "21:summed up here, and nothing in this unit keeps the count of a CPU that goes offline; 'for_each_possible_cpu \\(\\)' has them all" "where" } */
	return sum;
}

DEFINE_PER_CPU (struct stats, traffic);

u64 sum_of_members (void)
{
	u64 packets = 0, bytes = 0;
	int cpu;

	for_each_online_cpu (cpu) {	/* { dg-warning "@for_each:counted in 'traffic' \\[percpu-cpus\\]" "members" } */
		const struct stats *s = per_cpu_ptr (&traffic, cpu);

		packets += s->packets;	/* { dg-message "25:summed up here" "first" } */
		bytes += s->bytes;
	}
	return packets + bytes;
}

int create (struct device *device)
{
	device->stats = alloc_percpu (struct stats);
	return device->stats ? 0 : -ENOMEM;
}

void sum_in_memory (struct device *device)
{
	int cpu;

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:counted in 'stats' \\[percpu-cpus\\]" "memory" } */
		device->total += per_cpu_ptr (device->stats, cpu)->bytes;	/* { dg-message "31:summed up here" "where" } */
}

void sum_of_words (u64 *out)
{
	int cpu;

	for_each_online_cpu (cpu) {	/* { dg-warning "@for_each:counted in 'traffic'" "words" } */
		const u64 *from = (const u64 *) &per_cpu (traffic, cpu);
		u64 *to = out;

		for (int i = 0; i < 2; i++)
			*to++ += *from++;	/* { dg-message "31:summed up here" "where" } */
	}
}
