/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: per_cpu () of an ordinary variable
 */
#include "case.h"

static int plain;
DEFINE_PER_CPU(int, hits);

int sum(int cpu)
{
	return per_cpu(plain, cpu);		/* EXPECT: percpu-accessor */
}

int sum_percpu(int cpu)
{
	return per_cpu(hits, cpu) + plain;
}
