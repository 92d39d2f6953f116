/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A cast that is one for the space only leaves its operand at the cast's place: the same line tables.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "{-O0 -g} {-O1 -g} {-O2 -g} {-O3 -g} {-Os -g}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

static inline void *err_ptr (long error)
{
	return (void *) error;
}
void *find (long error);
int __percpu *made (int);
struct event;

struct event *__percpu *refused (int x)
{
	if (x)
		return (void __percpu __force *) err_ptr (-12);
	return (void __percpu __force *)
		find (x);
}
int *ordinary (int x)
{
	return (int __force *)
		made (x);
}
