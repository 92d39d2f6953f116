/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_add () of an object behind an ordinary pointer
 */
#include "case.h"

void add(long *total, long n)
{
	this_cpu_add(*total, n);		/* EXPECT: percpu-accessor */
}

void add_percpu(long __percpu *total, long n)
{
	this_cpu_add(*total, n);
}
