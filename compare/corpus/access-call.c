/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a function called through a per-CPU variable
 */
#include "case.h"

DEFINE_PER_CPU(handler_t, handler);

void fire(void)
{
	handler();				/* EXPECT: percpu-access */
}

void fire_own(int cpu)
{
	handler_t f = this_cpu_read(handler);

	f();
	per_cpu(handler, cpu)();
}
