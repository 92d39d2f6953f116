/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a statement expression whose value is a per-CPU pointer
 */
#include "case.h"

int *value(int __percpu *p)
{
	return ({ int __percpu *q = p; q; });	/* EXPECT: percpu-space */
}

int __percpu *value_percpu(int __percpu *p)
{
	return __extension__ ({ int __percpu *q = p; q; });
}
