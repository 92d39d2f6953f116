/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an array of ordinary pointers initialized with an element's address
 */
#include "case.h"

DEFINE_PER_CPU(row_t, row);

static int *table[] = {
	NULL,
	&row[2],				/* EXPECT: percpu-space */
};

static int __percpu *percpu_table[] = {
	&row[1],
	row,
	NULL,
};

int uses(int i)
{
	return table[i] != NULL && percpu_table[i] != NULL;
}
