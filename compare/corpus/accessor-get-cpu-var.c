/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: get_cpu_var () of an ordinary variable
 */
#include "case.h"

static int plain;
DEFINE_PER_CPU(int, hits);

void count(void)
{
	get_cpu_var(plain)++;			/* EXPECT: percpu-accessor */
	preempt_enable();
}

void count_percpu(void)
{
	get_cpu_var(hits)++;
	put_cpu_var(hits);
	plain++;
}
