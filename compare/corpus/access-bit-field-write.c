/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a bit-field written by a per-CPU pointer
 */
#include "case.h"

void arm(struct stats __percpu *s)
{
	s->mode = 2;				/* EXPECT: percpu-access */
}

void arm_own(struct stats __percpu *s, int cpu)
{
	per_cpu_ptr(s, cpu)->mode = 2;
}
