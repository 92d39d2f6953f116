/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: free_percpu () of a CPU's copy
 */
#include "case.h"

void release(struct stats __percpu *s)
{
	free_percpu(this_cpu_ptr(s));		/* EXPECT: percpu-accessor percpu-space */
}

void release_percpu(struct stats __percpu *s)
{
	free_percpu(s);
}
