/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a member of a union read
 */
#include "case.h"

DEFINE_PER_CPU(union word, word);

int low(void)
{
	return word.bytes[0];			/* EXPECT: percpu-access */
}

int low_own(int cpu)
{
	return per_cpu(word, cpu).bytes[0] + this_cpu_read(word.number);
}
