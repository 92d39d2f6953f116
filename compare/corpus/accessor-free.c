/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: free_percpu () of an ordinary pointer
 */
#include "case.h"

void release(int *q)
{
	free_percpu(q);				/* EXPECT: percpu-accessor percpu-space */
}

void release_percpu(int __percpu *q)
{
	free_percpu(q);
	free_percpu(NULL);
}
