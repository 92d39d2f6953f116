/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a cast in a static initializer
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

static void *list[] = {
	(void *)&hits,				/* EXPECT: percpu-cast */
};

static void *forced[] = {
	(__force void *)&hits,
};

int uses(int i)
{
	return list[i] == forced[i];
}
