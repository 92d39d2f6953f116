/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a cast to an ordinary pointer
 * PEERS: 4 explicit cast `(int *) &v`
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int *strip(void)
{
	return (int *)&hits;			/* EXPECT: percpu-cast */
}

int *strip_forced(void)
{
	return (__force int *)&hits;
}

int __percpu *same(void)
{
	return (int __percpu *)&hits;
}
