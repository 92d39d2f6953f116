/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a static ordinary pointer initialized with a variable's address
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

static int *where = &hits;			/* EXPECT: percpu-space */

static int __percpu *where_percpu = &hits;
static int __percpu *where_none;
static void __percpu *where_void = NULL;

int uses(void)
{
	return where != NULL && where_percpu == where_none && !where_void;
}
