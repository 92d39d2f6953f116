/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a cast that changes the type and drops the space
 */
#include "case.h"

char *bytes(struct stats __percpu *s)
{
	return (char *)s;			/* EXPECT: percpu-cast */
}

char __percpu *bytes_percpu(struct stats __percpu *s)
{
	return (char __percpu *)s + sizeof(*s);
}
