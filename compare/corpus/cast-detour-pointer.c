/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an address through an integer and a pointer variable, a member written
 */
#include "case.h"

void detour(struct stats __percpu *s)
{
	unsigned long address = (unsigned long)s;
	struct stats *copy = (struct stats *)address;

	copy->bytes = 0;			/* EXPECT: percpu-cast */
}

int print(struct stats __percpu *s)
{
	unsigned long address = (unsigned long)s;

	return printf("%lx\n", address);
}

void clear(struct stats __percpu *s, int cpu)
{
	struct stats *copy = per_cpu_ptr(s, cpu);

	copy->bytes = 0;
}
