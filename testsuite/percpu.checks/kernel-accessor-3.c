/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Operations without a value on what has no size of theirs; what the front end makes of it is not said.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O2 -Os {-O2 -DMOCK_TAGGED} {-O2 -DMOCK_OLD} {-O2 -DMOCK_SEGMENT}" } */
#include "percpu.h"

struct three { char c[3]; };
struct big { long a, b, c; };
DEFINE_PER_CPU (struct three, three);
DEFINE_PER_CPU (struct big, big);
DEFINE_PER_CPU (int [4], arr);
DEFINE_PER_CPU (long, number);

void a (struct three t) { this_cpu_write (three, t); }	/* { dg-error "@three, t:has a size that 'this_cpu_write' cannot work on.*\\[percpu-accessor\\]" "three bytes" } */
void b (void) { this_cpu_add (big, 1); }		/* { dg-error "@big:has a size that 'this_cpu_add' cannot work on" "structure" } */
void c (void) { this_cpu_inc (arr); }			/* { dg-error "@arr:is an array; 'this_cpu_inc' works on one element" "array" } */
void d (void) { this_cpu_inc (number); this_cpu_write (arr[1], 2); this_cpu_dec (big.b); }	/* { dg-bogus "percpu" "right" } */
