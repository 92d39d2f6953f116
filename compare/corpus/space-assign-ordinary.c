/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an ordinary pointer assigned to a per-CPU one
 * PEERS: 7 ordinary pointer used as per-CPU pointer
 */
#include "case.h"

int __percpu *counter;

void mark(int *q)
{
	counter = q;				/* EXPECT: percpu-space */
}

void mark_percpu(int __percpu *q)
{
	counter = q;
}

void mark_forced(unsigned long address)
{
	counter = (__force int __percpu *)address;
}
