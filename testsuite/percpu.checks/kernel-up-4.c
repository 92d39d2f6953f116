/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The same: what an accessor does not reach, and what it gives, are judged as ever.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DMOCK_SEGMENT" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O2 {-O2 -DCONFIG_SMP}" } */
#include "percpu.h"

DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (int, w);
DEFINE_PER_CPU (int __percpu *, counts);
DEFINE_PER_CPU (int *, held);
int plain;

int a (void) { return this_cpu_read (v) + w; }		/* { dg-error "@w;:\\[percpu-access\\]" "behind an accessor" } */
void b (void) { this_cpu_write (v, w); }		/* { dg-error "@w);:\\[percpu-access\\]" "an accessor's argument" } */
int c (void) { return *this_cpu_read (counts); }	/* { dg-error "@*this_cpu_read:\\[percpu-access\\]" "what it holds is per-CPU" } */
int *d (void) { return this_cpu_read (counts); }	/* { dg-error "@this_cpu_read:\\[percpu-space\\]" "returned" } */
void e (void) { this_cpu_write (held, &v); }		/* { dg-error "@&v:\\[percpu-space\\]" "written" } */
int f (void) { return this_cpu_read (plain); }		/* { dg-error "@plain:\\[percpu-accessor\\]" "an ordinary variable" } */
void g (void) { this_cpu_write (counts, &plain); }	/* { dg-error "@&plain:\\[percpu-space\\]" "an ordinary address" } */
