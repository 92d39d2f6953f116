/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A header for old kernels asks whether there is __percpu; there is.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"
#ifndef __percpu
# define __percpu
#endif
#if !defined __percpu
# error "is not defined"
#endif

int a (int __percpu *p) { return *p; }		/* { dg-error "@p;:\\[percpu-access\\]" "dereference" } */
int b (int __percpu *p) { return *this_cpu_ptr (p); }	/* { dg-bogus "percpu" "accessor" } */
