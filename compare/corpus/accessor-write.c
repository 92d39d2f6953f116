/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: this_cpu_write () of an ordinary member
 */
#include "case.h"

void reset(struct stats *s)
{
	this_cpu_write(s->bytes, 0);		/* EXPECT: percpu-accessor */
}

void reset_percpu(struct stats __percpu *s)
{
	this_cpu_write(s->bytes, 0);
}
