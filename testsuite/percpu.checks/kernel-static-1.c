/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 'static DEFINE_PER_CPU' is how an unmodified kernel writes it: its macros have no other form.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

static DEFINE_PER_CPU (int, v);			/* { dg-bogus "percpu" "static" } */
static DEFINE_PER_CPU_READ_MOSTLY (int, w) = 3;	/* { dg-bogus "percpu" "static, initialized" } */
int f (void) { return this_cpu_read (v) + this_cpu_read (w); }
