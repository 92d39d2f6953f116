/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a per-CPU pointer assigned to an ordinary one
 * SPARSE: bad assignment
 */
#include "case.h"

int *saved;

void save(int __percpu *p)
{
	saved = p;				/* EXPECT: percpu-space */
}

int __percpu *saved_percpu;

void save_percpu(int __percpu *p)
{
	saved_percpu = p;
	saved_percpu = NULL;
	saved_percpu = 0;
}

void save_copy(int __percpu *p)
{
	saved = this_cpu_ptr(p);
}
