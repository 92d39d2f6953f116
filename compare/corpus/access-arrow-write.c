/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a nested member written by a per-CPU pointer
 * SPARSE: noderef: member
 */
#include "case.h"

void reset(struct stats __percpu *s)
{
	s->pair.a = 0;				/* EXPECT: percpu-access */
}

void reset_own(struct stats __percpu *s)
{
	this_cpu_write(s->pair.a, 0);
	this_cpu_ptr(s)->pair.a = 0;
}
