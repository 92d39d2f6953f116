/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a cast that moves the space to another level
 */
#include "case.h"

int *__percpu *level(int __percpu **p)
{
	return (int *__percpu *)p;		/* EXPECT: percpu-cast */
}

int __percpu **level_same(int __percpu **p)
{
	return (int __percpu **)p;
}
