/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops that count up to what is kept in memory, which may be nr_cpu_ids.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/cpus-kernel.h"

#define WRITE_ONCE(x, v) (*(volatile __typeof__ (x) *) &(x) = (v))
#define smp_load_acquire(p)						\
	({								\
		__typeof__ (*(p)) value__ = READ_ONCE (*(p));		\
		__asm__ __volatile__ ("" : : : "memory");		\
		value__;						\
	})

static DEFINE_PER_CPU (u64, hits);
void use (struct stats *);
extern int wanted;

struct queues {
	struct stats *stats;
	unsigned int direct;
	int open, highest;
	unsigned int many[2];
};

static int last_number;

void set_up (struct queues *q)
{
	int cpu, last = 0, limit = wanted;

	for_each_possible_cpu (cpu)
		last = cpu;
	last_number = last + 1;	/* { dg-message "21:'last_number', which it counts up to" "variable" } */
	if (limit > last_number)
		limit = last_number;
	WRITE_ONCE (q->open, limit);
	q->direct = nr_cpu_ids;		/* { dg-message "19:'direct', which it counts up to" "direct" } */
	q->many[1] = nr_cpu_ids;	/* { dg-message "20:'many', which it counts up to" "element" } */
}

void widen (struct queues *q)
{
	WRITE_ONCE (q->open, last_number);	/* { dg-message "9:'open', which it counts up to, is set to 'nr_cpu_ids' here" "open" } */
	q->highest = READ_ONCE (q->open);	/* { dg-message "20:'highest', which it counts up to" "by way of another" } */
}

void narrow (struct queues *q)
{
	WRITE_ONCE (q->open, 1);
}

u64 plain (struct queues *q)
{
	unsigned int cpu;
	u64 sum = 0;

	for (cpu = 0; cpu < q->direct; cpu++)	/* { dg-message "27:ask 'cpu_possible \\(\\)' of each number" "loop" } */
		sum += per_cpu (hits, cpu);	/* { dg-error "@per_cpu:the copy of each number below 'nr_cpu_ids' is used here, and not all of them need to be possible CPUs \\[percpu-cpus\\]" "plain" } */
	return sum;
}

void acquired (struct queues *q)
{
	for (int cpu = 0; cpu < smp_load_acquire (&q->open); cpu++) {	/* { dg-message "31:ask" "loop" } */
		struct stats *s = per_cpu_ptr (q->stats, cpu);	/* { dg-error "@per_cpu_ptr:\\[percpu-cpus\\]" "acquired" } */

		if (s->packets)
			continue;
		if (cpu > 0)
			use (s);
	}
}

void read_before (struct queues *q)
{
	const int limit = READ_ONCE (q->highest);

	for (int cpu = 0; cpu < limit; cpu++)	/* { dg-message "31:ask" "loop" } */
		use (per_cpu_ptr (q->stats, cpu));	/* { dg-error "@per_cpu_ptr:\\[percpu-cpus\\]" "before" } */
}

void element (struct queues *q)
{
	for (unsigned int cpu = 0; cpu < q->many[0]; cpu++)	/* { dg-message "40:ask" "loop" } */
		use (per_cpu_ptr (q->stats, cpu));	/* { dg-error "@per_cpu_ptr:\\[percpu-cpus\\]" "element" } */
}

void last_known (struct queues *q)
{
	for (int cpu = 0; last_number > cpu; cpu++)	/* { dg-message "39:ask" "loop" } */
		use (per_cpu_ptr (q->stats, cpu));	/* { dg-error "@per_cpu_ptr:\\[percpu-cpus\\]" "variable" } */
}
