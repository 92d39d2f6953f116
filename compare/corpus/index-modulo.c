/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a hash by the number of online CPUs as a CPU's number
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

void spread(unsigned int hash)
{
	per_cpu(hits, hash % num_online_cpus())++;	/* EXPECT: percpu-index */
}

int average(int sum)
{
	return sum / (int)num_online_cpus() + this_cpu_read(hits);
}
