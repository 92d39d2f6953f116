/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Operations that a header of another name defines anew, and more than once.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"
#include "cpu_ops.h"
#include "cpu_ops.h"

struct st { long word[2]; };
DEFINE_PER_CPU (int, v);
DEFINE_PER_CPU (struct st, s);
int plain;

int a (void) { return this_cpu_read (v) + this_cpu_read (s).word[1]; }	/* { dg-bogus "percpu" "good" } */
void b (int __percpu *p) { raw_cpu_add (*p, 3); }	/* { dg-bogus "percpu" "good" } */
int c (void) { return this_cpu_read (plain); }	/* { dg-error "@plain:\\[percpu-accessor\\]" "ordinary variable" } */
void d (void) { raw_cpu_add (plain, 3); }	/* { dg-error "@plain:\\[percpu-accessor\\]" "ordinary variable" } */
#include "cpu_ops.h"
int e (void) { return this_cpu_read (v) + this_cpu_read (s).word[1]; }	/* { dg-bogus "percpu" "good" } */
int f (int *p) { return this_cpu_read (*p); }	/* { dg-error "@p);:\\[percpu-accessor\\]" "ordinary pointer" } */
