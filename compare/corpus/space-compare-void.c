/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer compared with an ordinary void pointer
 */
#include "case.h"

int same(void *q, struct stats __percpu *p)
{
	return p != q;				/* EXPECT: percpu-space */
}

int same_percpu(void __percpu *q, struct stats __percpu *p)
{
	return p != q;
}
