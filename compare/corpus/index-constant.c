/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a constant CPU number that no CPU has
 * OPTIONS: nr-cpus=8
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int last(void)
{
	return per_cpu(hits, 8);		/* EXPECT: percpu-index */
}

int last_good(void)
{
	return per_cpu(hits, 7) + per_cpu(hits, 0);
}
