/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an operation on a CPU's copy
 */
#include "case.h"

void count(int __percpu *p)
{
	this_cpu_inc(*this_cpu_ptr(p));		/* EXPECT: percpu-accessor */
}

void count_once(int __percpu *p)
{
	this_cpu_inc(*p);
	(*this_cpu_ptr(p))++;
}
