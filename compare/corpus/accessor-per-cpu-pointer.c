/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: per_cpu (ptr, cpu) for per_cpu_ptr
 */
#include "case.h"

int fetch(struct stats __percpu *s, int cpu)
{
	return per_cpu(s, cpu)->packets;	/* EXPECT: percpu-accessor */
}

int fetch_percpu(struct stats __percpu *s, int cpu)
{
	return per_cpu_ptr(s, cpu)->packets + per_cpu(*s, cpu).packets;
}
