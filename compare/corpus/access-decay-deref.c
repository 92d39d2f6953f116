/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an array member dereferenced
 * SPARSE: noderef: decayed array
 */
#include "case.h"

int first(struct stats __percpu *s)
{
	return *s->hist;			/* EXPECT: percpu-access */
}

int __percpu *place(struct stats __percpu *s)
{
	return &*s->hist;
}

int first_own(struct stats __percpu *s)
{
	return *this_cpu_ptr(s)->hist + this_cpu_read(*s->hist);
}
