/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Redeclared: the space at the same places, or no difference but another type.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

int __percpu *f (int *p);
int __percpu *f (int *p);			/* { dg-bogus "percpu" "the same" } */
int __percpu *g (int __percpu *p);
int __percpu *g (long __percpu *p);		/* { dg-error "@g (:conflicting types for 'g'" "another type" } */
/* { dg-bogus "\\[percpu-space\\]" "not the space's" { target * } .-1 } */
