/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A name of the accessor's own and one without an accessor in one line.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (int, w);
int a (void) { return this_cpu_read (v) + v; }	/* { dg-error "@v;:\\[percpu-access\\]" "behind the accessor" } */
void b (void) { this_cpu_write (v, w + 1); }	/* { dg-error "@w + 1:\\[percpu-access\\]" "another one" } */
void c (void) { this_cpu_write (v, this_cpu_read (v) + 1); }	/* { dg-bogus "percpu-access" "both by accessors" } */
