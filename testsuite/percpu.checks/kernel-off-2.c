/* SPDX-License-Identifier: GPL-2.0-or-later */
/* With the checks of pointers off, nothing is rewritten either.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel check=static,scope,decl" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

DEFINE_PER_CPU (int, v);
EXPORT_PER_CPU_SYMBOL (v);
int plain;

int a (void) { return v; }			/* { dg-bogus "percpu" "read" } */
int b (int __percpu *p) { return *p; }		/* { dg-bogus "percpu" "dereference" } */
int c (int *p) { return *this_cpu_ptr (p); }	/* { dg-bogus "percpu" "ordinary pointer" } */
int d (void) { return this_cpu_read (plain); }	/* { dg-bogus "percpu" "ordinary variable" } */
