/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a compound literal with an ordinary member
 */
#include "case.h"

extern int visit(const struct ordinary_ref *ref);
extern int visit_percpu(const struct percpu_ref *ref);
DEFINE_PER_CPU(int, hits);

int literal(void)
{
	return visit(&(struct ordinary_ref){ &hits });	/* EXPECT: percpu-space */
}

int literal_percpu(void)
{
	return visit_percpu(&(struct percpu_ref){ .counter = &hits });
}
