/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a function declared for a per-CPU pointer and defined for an ordinary one
 */
#include "case.h"

extern int drain(int __percpu *p);
int drain(int *p)				/* EXPECT: percpu-space */
{
	return *p;
}

extern int keep(int __percpu *p);
int keep(int __percpu *p)
{
	return this_cpu_read(*p);
}
