/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a negative CPU number
 * OPTIONS: nr-cpus=8
 */
#include "case.h"

int last(int __percpu *p)
{
	return *per_cpu_ptr(p, -1);		/* EXPECT: percpu-index */
}

int last_good(int __percpu *p, int n)
{
	return *per_cpu_ptr(p, n - 1);
}
