/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_xchg () of a local variable
 */
#include "case.h"

DEFINE_PER_CPU(int, state);

int swap(void)
{
	int local = 0;

	return this_cpu_xchg(local, 1);		/* EXPECT: percpu-accessor */
}

int swap_percpu(void)
{
	int local = 0;

	return this_cpu_xchg(state, local);
}
