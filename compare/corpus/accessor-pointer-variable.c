/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an operation on the pointer itself instead of on what it leads to
 */
#include "case.h"

DEFINE_PER_CPU(int __percpu *, nested);

void clear(int __percpu *p)
{
	this_cpu_write(p, NULL);		/* EXPECT: percpu-accessor */
}

void clear_percpu(int __percpu *p)
{
	this_cpu_write(*p, 0);
	this_cpu_write(nested, NULL);
}
