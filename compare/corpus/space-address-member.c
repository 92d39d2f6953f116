/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the address of a member leaves as an ordinary pointer
 * PEERS: 11 `&s.a` leaves
 * SPARSE: `&p->m`
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

int *member(void)
{
	return &stats.packets;			/* EXPECT: percpu-space */
}

int __percpu *member_percpu(void)
{
	return &stats.packets;
}

int *member_copy(int cpu)
{
	return &per_cpu(stats, cpu).packets;
}
