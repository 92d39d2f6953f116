/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_ptr () of an ordinary pointer
 */
#include "case.h"

int own(int *q)
{
	return *this_cpu_ptr(q);		/* EXPECT: percpu-accessor */
}

int own_percpu(int __percpu *q)
{
	return *this_cpu_ptr(q);
}
