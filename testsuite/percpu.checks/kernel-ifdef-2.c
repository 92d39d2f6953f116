/* SPDX-License-Identifier: GPL-2.0-or-later */
/* __percpu is defined, and defined is what an old header asks; silent, and the object is the same.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O2 {-O2 -g} {-O2 -g -DMOCK_TAGGED} {-O2 -g -DMOCK_OLD}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

int before;
#ifdef __percpu
int defined_1 = 1;
#endif
#if defined (__percpu) && !defined (__percpu_word)
int defined_2 = 2;
#endif
#pragma push_macro ("__percpu")
#undef __percpu
#ifndef __percpu
int defined_3 = 3;
#endif
#pragma pop_macro ("__percpu")
int f (int __percpu *p) { return *raw_cpu_ptr (p) + before; }	/* { dg-bogus "percpu" "accessor" } */
