/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a function that takes a per-CPU pointer assigned to a pointer to one that takes an ordinary one
 * SPARSE: function pointer types
 */
#include "case.h"

extern void drain(int __percpu *p);

void (*callback)(int *p);
void (*callback_percpu)(int __percpu *p);

void install(void)
{
	callback = drain;			/* EXPECT: percpu-space */
}

void install_percpu(void)
{
	callback_percpu = drain;
	callback_percpu = &take_percpu;
	callback = take;
}
