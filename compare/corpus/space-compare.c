/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer compared with an ordinary one
 * PEERS: 14 comparison of per-CPU and ordinary pointer
 */
#include "case.h"

int same(int *q, int __percpu *p)
{
	return q == p;				/* EXPECT: percpu-space */
}

int same_percpu(int __percpu *q, int __percpu *p)
{
	return q == p || q != NULL || !p;
}

int same_copy(int *q, int __percpu *p, int cpu)
{
	return q == per_cpu_ptr(p, cpu);
}
