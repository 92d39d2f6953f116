/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an array member becomes an ordinary pointer
 * SPARSE: array decay
 */
#include "case.h"

int *decay(struct stats __percpu *s)
{
	return s->hist;				/* EXPECT: percpu-space */
}

int __percpu *decay_percpu(struct stats __percpu *s)
{
	return s->hist + 1;
}

int *decay_copy(struct stats __percpu *s)
{
	return this_cpu_ptr(s)->hist;
}
