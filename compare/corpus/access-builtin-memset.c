/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a built-in on a per-CPU pointer
 */
#include "case.h"

void clear(struct stats __percpu *s)
{
	__builtin_memset(s, 0, sizeof(*s));	/* EXPECT: percpu-access percpu-space */
}

void clear_own(struct stats __percpu *s)
{
	__builtin_memset(this_cpu_ptr(s), 0, sizeof(*s));
}

int constant(struct stats __percpu *s)
{
	return __builtin_constant_p(s) +
	       __builtin_types_compatible_p(__typeof__(s), struct stats __percpu *);
}
