/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Exporting a variable does not make it an ordinary one.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

DEFINE_PER_CPU (int, v);
EXPORT_PER_CPU_SYMBOL (v);
DECLARE_INIT_PER_CPU (v);
int plain;
EXPORT_SYMBOL (plain);

int a (void) { return v; }			/* { dg-error "@v;:\\[percpu-access\\]" "read" } */
int *b (void) { return &v; }			/* { dg-error "@&v:\\[percpu-space\\]" "returned" } */
int c (void) { return this_cpu_read (plain); }	/* { dg-error "@plain:\\[percpu-accessor\\]" "exported, ordinary" } */
int d (void) { return this_cpu_read (init_per_cpu_var (v)); }	/* { dg-error "@this_cpu_read:\\[percpu-accessor\\]" "the boot processor's copy" } */
int e (void) { return init_per_cpu_var (v); }	/* { dg-bogus "percpu" "is ordinary" } */
int f (void) { return this_cpu_read (v); }	/* { dg-bogus "percpu" "by an accessor" } */
