/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a member copied from a structure of the other kind
 */
#include "case.h"

void fill(struct ordinary_ref *to, const struct percpu_ref *from)
{
	to->counter = from->counter;		/* EXPECT: percpu-space */
}

void fill_percpu(struct percpu_ref *to, const struct percpu_ref *from)
{
	struct percpu_ref local = *from;

	to->counter = from->counter;
	*to = local;
}
