/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_cmpxchg () of an ordinary variable
 */
#include "case.h"

static int owner;
DEFINE_PER_CPU(int, percpu_owner);

int claim(void)
{
	return this_cpu_cmpxchg(owner, 0, 1);	/* EXPECT: percpu-accessor */
}

int claim_percpu(void)
{
	return this_cpu_cmpxchg(percpu_owner, 0, owner);
}
