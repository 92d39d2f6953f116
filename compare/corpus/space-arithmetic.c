/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: pointer arithmetic keeps the space
 */
#include "case.h"

int *next(int __percpu *p, int n)
{
	return p + n;				/* EXPECT: percpu-space */
}

int __percpu *next_percpu(int __percpu *p, int n)
{
	p += n;
	p++;
	return p - 1;
}
