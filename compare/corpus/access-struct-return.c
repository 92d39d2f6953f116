/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a structure returned by value from behind a per-CPU pointer
 */
#include "case.h"

struct pair get(struct pair __percpu *p)
{
	return *p;				/* EXPECT: percpu-access */
}

struct pair get_own(struct pair __percpu *p)
{
	return *this_cpu_ptr(p);
}
