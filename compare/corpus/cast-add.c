/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a cast of an ordinary pointer to a per-CPU one
 * SPARSE: address_space cast
 */
#include "case.h"

void mark(int *q)
{
	take_percpu((int __percpu *)q);		/* EXPECT: percpu-cast */
}

void mark_forced(int *q)
{
	take_percpu((__force int __percpu *)q);
}

void mark_null(void)
{
	take_percpu((int __percpu *)NULL);
	take_percpu((int __percpu *)0);
}
