/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Silenced in the places that a user can silence, by the rewritten macros, too.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (int, w) __attribute__ ((percpu_unchecked));
int plain;

#pragma percpu push
#pragma percpu ignore "percpu-accessor"
int a (void) { return this_cpu_read (plain); }	/* { dg-bogus "percpu" "ignored" } */
int *b (void) { return &v; }			/* { dg-error "@&v:\\[percpu-space\\]" "another check" } */
#pragma percpu pop
int c (void) { return this_cpu_read (plain); }	/* { dg-error "@plain:\\[percpu-accessor\\]" "behind it" } */
__attribute__ ((percpu_unchecked)) int d (int *p) { return *this_cpu_ptr (p) + v; }	/* { dg-bogus "percpu" "function" } */
int e (void) { return w; }			/* { dg-bogus "percpu" "variable" } */
int f (int *p) { return *this_cpu_ptr (p); }	/* { dg-error "@p);:\\[percpu-accessor\\]" "another function" } */
