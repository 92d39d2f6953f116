/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a cast to an ordinary void pointer
 * SPARSE: address_space cast
 */
#include "case.h"

extern int lookup(const void *key);

int find_key(struct stats __percpu *s)
{
	return lookup((const void *)s);		/* EXPECT: percpu-cast */
}

int find_key_forced(struct stats __percpu *s)
{
	return lookup((__force const void *)s);
}

const void __percpu *as_void(struct stats __percpu *s)
{
	return (const void __percpu *)s;
}
