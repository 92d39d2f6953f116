/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the address of an ordinary variable passed as a per-CPU pointer
 */
#include "case.h"

static int plain;
DEFINE_PER_CPU(int, hits);

void pass(void)
{
	take_percpu(&plain);			/* EXPECT: percpu-space */
}

void pass_percpu(void)
{
	take_percpu(&hits);
	take_percpu(NULL);
	take(&plain);
}
