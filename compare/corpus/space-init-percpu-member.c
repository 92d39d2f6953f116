/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an ordinary address in a member that is a per-CPU pointer
 */
#include "case.h"

static int plain;
DEFINE_PER_CPU(int, hits);

static struct percpu_ref ref = {
	.counter = &plain,			/* EXPECT: percpu-space */
};

static struct percpu_ref good[2] = {
	[0] = { .counter = &hits },
	[1] = { NULL },
};

int uses(void)
{
	return ref.counter == good[0].counter;
}
