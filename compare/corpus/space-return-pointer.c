/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer returned as an ordinary one
 */
#include "case.h"

int *strip(int __percpu *p)
{
	return p;				/* EXPECT: percpu-space */
}

int __percpu *keep(int __percpu *p)
{
	return p;
}

int __percpu *none(void)
{
	return NULL;
}
