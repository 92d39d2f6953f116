/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A module that reads another module's per-CPU variable. */
#include "traffic.h"

long total_packets(void);
long total_packets(void)
{
	unsigned int cpu;
	long sum = 0;

	for_each_online_cpu(cpu)
		sum += per_cpu_ptr(&traffic, cpu)->packets;
	return sum;
}
