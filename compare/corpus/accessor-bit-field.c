/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_write () of a bit-field
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

void arm(void)
{
	this_cpu_write(stats.mode, 1);		/* EXPECT: percpu-accessor */
}

void arm_percpu(void)
{
	this_cpu_ptr(&stats)->mode = 1;
}
