/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer passed as void pointer
 */
#include "case.h"

void pass(struct stats __percpu *s)
{
	take_void(s);				/* EXPECT: percpu-space */
}

void pass_percpu(struct stats __percpu *s, int cpu)
{
	take_percpu_void(s);
	take_void(per_cpu_ptr(s, cpu));
}

int show(struct stats __percpu *s)
{
	return printf("%p\n", s);
}
