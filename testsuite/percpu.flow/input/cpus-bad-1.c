/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A sum over the CPUs that are online: what the others counted before they went is lost. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>

struct census_stats {
	u64 packets, bytes;
};

static DEFINE_PER_CPU(struct census_stats, census_stats);
static DEFINE_PER_CPU(unsigned long, census_events);

void census_event(u64 n)
{
	this_cpu_inc(census_events);
	this_cpu_add(census_stats.bytes, n);
}

unsigned long census_sum(void)
{
	unsigned long sum = 0;
	int cpu;

	for_each_online_cpu(cpu)			/* EXPECT percpu-cpus */
		sum += per_cpu(census_events, cpu);
	return sum;
}

void census_read(struct census_stats *to)
{
	unsigned int cpu;

	memset(to, 0, sizeof(*to));
	for_each_online_cpu(cpu) {			/* EXPECT percpu-cpus */
		const struct census_stats *s = per_cpu_ptr(&census_stats, cpu);

		to->packets += s->packets;
		to->bytes += s->bytes;
	}
}

MODULE_LICENSE("GPL");
