/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines, columns, names and levels of files behind the headers are what they would be.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"
_Static_assert (__LINE__ == 7 && __INCLUDE_LEVEL__ == 0, "directly behind an include");
#include "kvm_asm.h"
_Static_assert (__builtin_strcmp (__FILE__, __BASE_FILE__) == 0, "the same file");
#include "export.h"
void a (void) { (void) nothing; }		/* { dg-error "@nothing:undeclared" "the front end's column" } */
DEFINE_PER_CPU (int, v);
#include "percpu-defs.h"
#include "compiler.h"
                                                                                                                                          int b (void) { return v; }	/* { dg-error "161:\\[percpu-access\\]" "a long line" } */
int c (void) { return v; }			/* { dg-error "@v;:\\[percpu-access\\]" "a short one" } */
#line 100 "kernel-place-1.c"
#include "percpu.h"
_Static_assert (__LINE__ == 101, "behind a line directive");
int d (void) { return per_cpu (v, 1); }		/* { dg-bogus "percpu" "accessor" } */
