/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Redeclared with another space at one of several places.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

int __percpu *f (int *p);
int __percpu *f (int __percpu *p);		/* { dg-error "@f:\\[percpu-space\\]" "a parameter" } */
