/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_read () of an ordinary variable
 */
#include "case.h"

static int plain;
DEFINE_PER_CPU(int, hits);

int read(void)
{
	return this_cpu_read(plain);		/* EXPECT: percpu-accessor */
}

int read_percpu(void)
{
	return this_cpu_read(hits) + plain;
}
