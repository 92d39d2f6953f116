/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: `&*p` is still a per-CPU pointer
 * SPARSE: context of `&*p`
 */
#include "case.h"

int *again(int __percpu *p)
{
	return &*p;				/* EXPECT: percpu-space */
}

int __percpu *again_percpu(int __percpu *p)
{
	return &*p;
}

int __percpu *element(int __percpu *p, int i)
{
	return &p[i];
}
