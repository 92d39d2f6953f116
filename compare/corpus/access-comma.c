/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: the value of a comma expression
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int both(int n)
{
	return use(n), hits;			/* EXPECT: percpu-access */
}

int __percpu *both_percpu(int n)
{
	return use(n), &hits;
}
