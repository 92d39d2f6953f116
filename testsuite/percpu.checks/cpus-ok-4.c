/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops up to a limit in memory: it is none of numbers, or something is known of each. */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/cpus-kernel.h"

#define WRITE_ONCE(x, v) (*(volatile __typeof__ (x) *) &(x) = (v))

static DEFINE_PER_CPU (u64, hits);
void use (struct stats *);
void adjust (unsigned int *);
unsigned int queues_of (int);

static inline bool cpu_possible (unsigned int cpu)
{
	return cpumask_test_cpu (cpu, cpu_possible_mask);
}

struct queues {
	struct stats *stats;
	int limit;
	unsigned int given, some, counted, adjusted, read;
	int *ready;
	int first;
};

void set_up (struct queues *q, unsigned int n)
{
	int cpu;

	q->limit = nr_cpu_ids;
	q->given = n;			/* Whatever the caller has. */
	q->some = nr_cpu_ids;
	q->counted = 1;
	for_each_possible_cpu (cpu)
		q->counted = q->counted + 1;
	q->adjusted = nr_cpu_ids;
	adjust (&q->adjusted);
	for_each_possible_cpu (cpu) {
		q->first = cpu + 2;
		break;
	}
}

void set_again (struct queues *q, int queues)
{
	q->some = queues_of (queues);
}

u64 tested (struct queues *q)
{
	u64 sum = 0;

	for (int cpu = 0; cpu < READ_ONCE (q->limit); cpu++) {
		if (!cpu_possible (cpu))
			continue;
		sum += per_cpu (hits, cpu);
	}
	return sum;
}

/* An address in nobody's copy does no harm before it is used. */
void translated_first (struct queues *q)
{
	for (int cpu = 0; cpu < q->limit; cpu++) {
		struct stats *s = per_cpu_ptr (q->stats, cpu);

		if (!cpu_possible (cpu))
			continue;
		s->bytes = 0;
	}
}

/* What is kept for each number tells. */
void ready_ones (struct queues *q)
{
	for (int cpu = 0; cpu < q->limit; cpu++)
		if (q->ready[cpu])
			use (per_cpu_ptr (q->stats, cpu));
}

void ready_below_all (struct queues *q)
{
	for (unsigned int cpu = 0; cpu < nr_cpu_ids; cpu++) {
		if (!q->ready[cpu])
			continue;
		use (per_cpu_ptr (q->stats, cpu));
	}
}

void only_one (struct queues *q)
{
	for (int cpu = 0; cpu < q->limit; cpu++)
		if (cpu == q->first)
			use (per_cpu_ptr (q->stats, cpu));
}

void given (struct queues *q)
{
	for (unsigned int cpu = 0; cpu < q->given; cpu++)
		use (per_cpu_ptr (q->stats, cpu));
}

void sometimes_else (struct queues *q)
{
	for (unsigned int cpu = 0; cpu < q->some; cpu++)
		use (per_cpu_ptr (q->stats, cpu));
}

void counted (struct queues *q)
{
	for (unsigned int cpu = 0; cpu < q->counted; cpu++)
		use (per_cpu_ptr (q->stats, cpu));
}

void adjusted (struct queues *q)
{
	for (unsigned int cpu = 0; cpu < q->adjusted; cpu++)
		use (per_cpu_ptr (q->stats, cpu));
}

void read_only (struct queues *q)
{
	for (unsigned int cpu = 0; cpu < q->read; cpu++)
		use (per_cpu_ptr (q->stats, cpu));
}

/* No CPU's copy: an array of the driver's own. */
u64 own_array (struct queues *q)
{
	u64 sum = 0;

	for (int n = 0; n < q->limit; n++)
		sum += q->ready[n];
	return sum;
}
