/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_ptr () of an ordinary pointer that another accessor gave
 */
#include "case.h"

int twice(struct stats __percpu *s)
{
	struct stats *mine = this_cpu_ptr(s);

	return this_cpu_ptr(mine)->packets;	/* EXPECT: percpu-accessor */
}

int once(struct stats __percpu *s, int cpu)
{
	struct stats *mine = this_cpu_ptr(s);

	return mine->packets + per_cpu_ptr(s, cpu)->packets;
}
