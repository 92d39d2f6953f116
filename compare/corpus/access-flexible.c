/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an element of a flexible array member
 */
#include "case.h"

int first(struct flex __percpu *f)
{
	return f->data[0];			/* EXPECT: percpu-access */
}

int first_own(struct flex __percpu *f, int cpu)
{
	return per_cpu_ptr(f, cpu)->data[0] + this_cpu_read(f->data[1]);
}

int __percpu *place(struct flex __percpu *f)
{
	return f->data;
}
