/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable read inside a macro's argument
 */
#include "case.h"

#define larger(a, b)						\
	__extension__ ({					\
		long larger_a = (a), larger_b = (b);		\
								\
		larger_a > larger_b ? larger_a : larger_b;	\
	})

DEFINE_PER_CPU(int, hits);

long most(void)
{
	return larger(hits, 3);			/* EXPECT: percpu-access */
}

long most_own(void)
{
	return larger(this_cpu_read(hits), 3);
}
