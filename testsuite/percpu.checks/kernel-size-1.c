/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The size of a unit's variables, with the macros of an unmodified kernel.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel size-limit=100" } */
#include "percpu.h"

DECLARE_PER_CPU (char [8000], elsewhere);	/* { dg-bogus "percpu" "does not count" } */
static DEFINE_PER_CPU (char [60], one);		/* { dg-message "@one:takes 60 bytes" "the second" } */
DEFINE_PER_CPU (char [80], two);		/* { dg-error "@two:take 14\[0-9\] bytes.*limit is 100 \\[percpu-size\\]" "reported once" } */
char ordinary[4000];				/* { dg-bogus "percpu" "ordinary" } */

int f (int cpu) { return per_cpu (one, cpu)[0] + per_cpu (elsewhere, cpu)[1]; }
