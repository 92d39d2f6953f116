/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A module that counts: 12,016 bytes on each CPU. */
#include "traffic.h"

DEFINE_PER_CPU(struct traffic, traffic);
EXPORT_PER_CPU_SYMBOL_GPL(traffic);

/* The kernel's. */
DECLARE_PER_CPU(long, ticks);

void receive(void *unused);
void receive(void *unused)
{
	struct traffic *t = &get_cpu_var(traffic);

	(void)unused;
	for (int i = 0; i < 100; i++) {
		t->packets++;
		t->bytes += i;
		t->by_length[i]++;
	}
	put_cpu_var(traffic);
	this_cpu_inc(ticks);
}

static int traffic_init(void)
{
	unsigned int cpu;

	/* Nothing has been received yet, on any CPU. */
	for_each_possible_cpu(cpu)
		if (per_cpu(traffic, cpu).packets)
			return -1;
	return 0;
}
module_init(traffic_init);

static void traffic_exit(void)
{
}
module_exit(traffic_exit);
