/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Declarations that disagree, with the macros of an unmodified kernel.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

DECLARE_PER_CPU (int, s1);			/* { dg-message "@s1:the other declaration is here" "where" } */
DEFINE_PER_CPU_READ_MOSTLY (int, s1);		/* { dg-error "@s1:defined in section .*read_mostly.*declared in .*\\[percpu-decl\\]" "the section" } */
DECLARE_PER_CPU_ALIGNED (int, s2);
DEFINE_PER_CPU_ALIGNED (int, s2) = 2;		/* { dg-bogus "percpu" "the same form" } */
extern int e1;
DEFINE_PER_CPU (int, e1);			/* { dg-error "@e1:\\[percpu-decl\\]" "plain extern first" } */
DEFINE_PER_CPU (int, e2);
extern int e2;					/* { dg-error "@e2:\\[percpu-decl\\]" "plain extern later" } */
DEFINE_PER_CPU (int, e3);
extern typeof (e3) e3;				/* { dg-bogus "percpu" "says nothing" } */
DEFINE_PER_CPU (int, t1);
DECLARE_PER_CPU (long, t1);			/* { dg-error "@t1:\\[percpu-decl\\]" "the type" } */
DECLARE_PER_CPU (int, l1);
static DEFINE_PER_CPU (int, l1);		/* { dg-error "@l1:\\[percpu-decl\\]" "static behind it" } */
void f1 (int *p);
void f1 (int __percpu *p);		/* { dg-error "@f1:\\[percpu-space\\]" "a function's parameter" } */

int f (void)
{
	return this_cpu_read (e3) + this_cpu_read (l1);
}
