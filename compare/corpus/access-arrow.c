/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a member read by a per-CPU pointer
 * SPARSE: noderef: member
 */
#include "case.h"

long bytes(struct stats __percpu *s)
{
	return s->bytes;			/* EXPECT: percpu-access */
}

long bytes_own(struct stats __percpu *s, int cpu)
{
	return this_cpu_read(s->bytes) + per_cpu_ptr(s, cpu)->bytes;
}

unsigned long size(struct stats __percpu *s)
{
	return sizeof(*s) + sizeof(s->bytes) + __alignof__(s->pair);
}
