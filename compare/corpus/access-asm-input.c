/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable as input of an asm without the accessor
 */
#include "case.h"

DEFINE_PER_CPU(long, bytes);

long load(void)
{
	long value;

	__asm__("" : "=r"(value) : "0"(bytes));	/* EXPECT: percpu-access */
	return value;
}

long load_own(void)
{
	long value;

	__asm__("" : "=r"(value) : "0"(this_cpu_read(bytes)));
	return value;
}
