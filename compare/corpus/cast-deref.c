/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a cast whose result is dereferenced at once
 */
#include "case.h"

long bytes(struct stats __percpu *s)
{
	return ((struct stats *)s)->bytes;	/* EXPECT: percpu-cast */
}

long bytes_own(struct stats __percpu *s, int cpu)
{
	return per_cpu_ptr(s, cpu)->bytes;
}
