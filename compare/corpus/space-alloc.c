/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: per-CPU memory in an ordinary pointer
 */
#include "case.h"

int *make(void)
{
	return alloc_percpu(int);		/* EXPECT: percpu-space */
}

int __percpu *make_percpu(void)
{
	int __percpu *p = alloc_percpu(int);

	if (!p)
		return NULL;
	this_cpu_write(*p, 1);
	return p;
}
