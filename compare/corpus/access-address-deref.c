/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: `*&*p`
 * SPARSE: noderef: `*&*p`
 */
#include "case.h"

int fetch(int __percpu *p)
{
	return *&*p;				/* EXPECT: percpu-access */
}

int __percpu *again(int __percpu *p)
{
	return &*&*p;
}
