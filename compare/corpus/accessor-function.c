/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: per_cpu_ptr () of a function
 */
#include "case.h"

DEFINE_PER_CPU(handler_t, handler);
extern void fire(void);

int call(int cpu)
{
	return per_cpu_ptr(fire, cpu) != NULL;	/* EXPECT: percpu-accessor */
}

int call_percpu(int cpu)
{
	return *per_cpu_ptr(&handler, cpu) == fire;
}
