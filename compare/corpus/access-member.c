/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a member read
 * PEERS: 9 member read `s.a`
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

int packets(void)
{
	return stats.packets;			/* EXPECT: percpu-access */
}

int packets_own(int cpu)
{
	return this_cpu_read(stats.packets) + per_cpu(stats, cpu).packets +
	       per_cpu(stats.packets, cpu);
}

unsigned long place(void)
{
	return offsetof(struct stats, bytes) + sizeof(stats.bytes);
}
