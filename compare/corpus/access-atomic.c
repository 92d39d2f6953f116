/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an atomic function on a variable
 */
#include "case.h"

DEFINE_PER_CPU(atomic_t, users);

void get(void)
{
	atomic_inc(&users);			/* EXPECT: percpu-access percpu-space */
}

void get_own(int cpu)
{
	atomic_inc(per_cpu_ptr(&users, cpu));
}

int sum(int cpu)
{
	return atomic_read(&per_cpu(users, cpu));
}
