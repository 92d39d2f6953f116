/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a static variable of a function incremented
 */
#include "case.h"

int next(void)
{
	DEFINE_STATIC_PER_CPU(int, number);

	return ++number;			/* EXPECT: percpu-access */
}

int next_own(void)
{
	DEFINE_STATIC_PER_CPU(int, number);

	return this_cpu_inc_return(number);
}
