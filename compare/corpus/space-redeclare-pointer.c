/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a pointer declared again without the space
 */
#include "case.h"

extern int __percpu *counters;
extern int *counters;				/* EXPECT: percpu-space */

extern int __percpu *others;
extern int __percpu *others;

int uses(void)
{
	return counters != NULL && others != NULL;
}
