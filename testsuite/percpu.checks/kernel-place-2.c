/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The place of a bare name within an accessor's arguments.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

DEFINE_PER_CPU (int, v);
void a (void) { this_cpu_write (v, v + 1); }	/* { dg-error "@v + 1:\\[percpu-access\\]" "the second one" } */
