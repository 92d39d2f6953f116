/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_ptr () of a structure variable instead of its address
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

int fetch(void)
{
	return this_cpu_ptr(stats)->packets;	/* EXPECT: percpu-accessor */
}

int fetch_percpu(void)
{
	return this_cpu_ptr(&stats)->packets;
}
