/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a volatile variable read and thrown away
 */
#include "case.h"

DEFINE_PER_CPU(volatile int, doorbell);

void touch(void)
{
	(void)doorbell;				/* EXPECT: percpu-access */
}

void touch_own(int cpu)
{
	(void)*per_cpu_ptr(&doorbell, cpu);
	(void)&doorbell;
}
