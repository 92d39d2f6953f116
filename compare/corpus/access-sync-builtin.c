/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a __sync built-in on a per-CPU pointer
 */
#include "case.h"

int claim(int __percpu *p)
{
	return __sync_bool_compare_and_swap(p, 0, 1);	/* EXPECT: percpu-access percpu-space */
}

int claim_own(int __percpu *p)
{
	return __sync_bool_compare_and_swap(this_cpu_ptr(p), 0, 1);
}
