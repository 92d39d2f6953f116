/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a member that is a per-CPU pointer, one level off
 */
#include "case.h"

struct device {
	struct stats __percpu *stats;
};

long fetch(struct device *device, int cpu)
{
	return (*per_cpu_ptr(&device->stats, cpu))->bytes;	/* EXPECT: percpu-accessor */
}

long fetch_percpu(struct device *device, int cpu)
{
	return per_cpu_ptr(device->stats, cpu)->bytes +
	       this_cpu_read(device->stats->bytes);
}
