/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer passed through a function pointer
 */
#include "case.h"

typedef int (*visit_t)(int *p);
typedef int (*visit_percpu_t)(int __percpu *p);

int visit(visit_t visitor, int __percpu *p)
{
	return visitor(p);			/* EXPECT: percpu-space */
}

int visit_percpu(visit_percpu_t visitor, int __percpu *p)
{
	return visitor(p);
}

int visit_copy(visit_t visitor, int __percpu *p, int cpu)
{
	return visitor(per_cpu_ptr(p, cpu));
}
