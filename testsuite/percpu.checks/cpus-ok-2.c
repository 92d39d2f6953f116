/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A unit that is told of CPUs that come and go: it takes care itself.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/cpus-kernel.h"

static DEFINE_PER_CPU (u64, hits);
static DEFINE_PER_CPU (struct work_struct, works);
static DEFINE_PER_CPU (int *, buffers);
static u64 hits_of_the_gone;

static void worker (struct work_struct *w)
{
	(void) w;
}

static int cpu_comes (unsigned int cpu)
{
	INIT_WORK (&per_cpu (works, cpu), worker);
	return 0;
}

static int cpu_goes (unsigned int cpu)
{
	hits_of_the_gone += xchg (&per_cpu (hits, cpu), 0);
	kfree (xchg (&per_cpu (buffers, cpu), NULL));
	return 0;
}

u64 of_the_running (void)
{
	u64 sum = hits_of_the_gone;
	int cpu;

	for_each_online_cpu (cpu)
		sum += per_cpu (hits, cpu);
	return sum;
}

int buffers_for_all (void)
{
	int cpu;

	for_each_possible_cpu (cpu)
		per_cpu (buffers, cpu) = kmalloc (100, GFP_KERNEL);
	return 0;
}

void buffers_of_the_running (void)
{
	int cpu;

	for_each_online_cpu (cpu)
		kfree (per_cpu (buffers, cpu));
}

int __init boot_time (void)
{
	int cpu;

	for_each_online_cpu (cpu)
		INIT_WORK (&per_cpu (works, cpu), worker);
	return cpuhp_setup_state (1, "unit:online", cpu_comes, cpu_goes);
}
