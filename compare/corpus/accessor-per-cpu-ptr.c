/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: per_cpu_ptr () of an ordinary variable's address
 */
#include "case.h"

static struct stats plain;
DEFINE_PER_CPU(struct stats, stats);

long sum(int cpu)
{
	return per_cpu_ptr(&plain, cpu)->bytes;	/* EXPECT: percpu-accessor */
}

long sum_percpu(int cpu)
{
	return per_cpu_ptr(&stats, cpu)->bytes + plain.bytes;
}
