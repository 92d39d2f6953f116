/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the value of a decrement used
 */
#include "case.h"

DEFINE_PER_CPU(int, credit);

int spend(void)
{
	return --credit > 0;			/* EXPECT: percpu-access */
}

int spend_own(void)
{
	return this_cpu_add_return(credit, -1) > 0;
}
