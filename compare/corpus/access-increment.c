/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable incremented
 */
#include "case.h"

DEFINE_PER_CPU(unsigned long, events);

void count(void)
{
	events++;				/* EXPECT: percpu-access */
}

void count_own(int cpu)
{
	this_cpu_inc(events);
	per_cpu(events, cpu)++;
	++*per_cpu_ptr(&events, cpu);
}
