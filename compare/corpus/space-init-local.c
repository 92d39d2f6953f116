/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a local ordinary pointer initialized with a variable's address
 */
#include "case.h"

DEFINE_PER_CPU(struct stats, stats);

long init_local(void)
{
	struct stats *s = &stats;		/* EXPECT: percpu-space */

	return s != NULL;
}

long init_percpu(int cpu)
{
	struct stats __percpu *s = &stats;
	struct stats *mine = per_cpu_ptr(s, cpu);
	const struct stats __percpu *c = s;

	return mine->bytes + (c == s);
}
