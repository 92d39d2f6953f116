/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a function that gives a per-CPU pointer assigned to a pointer to one that gives an ordinary one
 * SPARSE: function pointer types
 */
#include "case.h"

int *(*finder)(void);
int __percpu *(*finder_percpu)(void);

void install(void)
{
	finder = find_percpu;			/* EXPECT: percpu-space */
}

void install_percpu(void)
{
	finder_percpu = find_percpu;
	finder = find;
}
