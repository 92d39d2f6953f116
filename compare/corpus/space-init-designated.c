/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a designated initializer of an ordinary member
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

static const struct ordinary_ref ref = {
	.counter = &hits,			/* EXPECT: percpu-space */
};

static const struct percpu_ref percpu_ref = {
	.counter = &hits,
};

int uses(int cpu)
{
	return ref.counter != NULL && *per_cpu_ptr(percpu_ref.counter, cpu);
}
