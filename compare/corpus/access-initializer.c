/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a local variable initialized with a variable's value
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int start(void)
{
	const int begin = hits;			/* EXPECT: percpu-access */

	return begin;
}

int start_own(void)
{
	const int begin = this_cpu_read(hits);
	int __percpu *where = &hits;

	return begin + (where != NULL);
}
