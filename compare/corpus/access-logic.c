/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable in a logical expression
 */
#include "case.h"

DEFINE_PER_CPU(int, busy);

int check(int c)
{
	return c && !busy;			/* EXPECT: percpu-access */
}

int check_own(int c)
{
	return c && !this_cpu_read(busy);
}
