/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the address of a variable passed as an ordinary pointer
 * PEERS: 6 `&v` to an ordinary pointer parameter
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

void pass(void)
{
	take(&hits);				/* EXPECT: percpu-space */
}

void pass_percpu(int cpu)
{
	take_percpu(&hits);
	take_percpu_void(&hits);
	take(per_cpu_ptr(&hits, cpu));
	take_const_void(this_cpu_ptr(&hits));
}
