/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a structure assigned to a variable
 */
#include "case.h"

DEFINE_PER_CPU(struct pair, pair);

void install(const struct pair *from)
{
	pair = *from;				/* EXPECT: percpu-access */
}

void install_own(const struct pair *from, int cpu)
{
	per_cpu(pair, cpu) = *from;
}
