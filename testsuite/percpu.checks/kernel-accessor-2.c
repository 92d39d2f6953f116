/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Operations on what has no size of theirs, on an unmodified kernel: without the plugin that is the linker's to find.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O2 -Os" } */
#include "percpu.h"

struct three { char c[3]; };
union eight { struct three t; long l; };
DEFINE_PER_CPU (struct three, three);
DEFINE_PER_CPU (union eight, eight);

struct three a (void) { return this_cpu_read (three); }	/* { dg-error "@three):has a size that 'this_cpu_read' cannot work on.*\\[percpu-accessor\\]" "three bytes" } */
union eight b (void) { return raw_cpu_read (eight); }	/* { dg-bogus "percpu" "eight bytes" } */
int c (int n) { return *per_cpu_ptr (&three, n)->c; }	/* { dg-bogus "percpu" "by a pointer" } */
