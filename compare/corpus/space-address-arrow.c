/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the address of a member by a per-CPU pointer leaves as an ordinary pointer
 * SPARSE: `&p->m`
 */
#include "case.h"

long *member(struct stats __percpu *s)
{
	return &s->bytes;			/* EXPECT: percpu-space */
}

long __percpu *member_percpu(struct stats __percpu *s)
{
	return &s->bytes;
}

int __percpu *inner(struct stats __percpu *s)
{
	return &s->pair.b;
}

long *member_copy(struct stats __percpu *s, int cpu)
{
	return &per_cpu_ptr(s, cpu)->bytes;
}
