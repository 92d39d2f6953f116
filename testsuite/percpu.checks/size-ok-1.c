/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Exactly the limit; and what is dropped does not count.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-unused-variable" } */
/* { dg-plugin "size-limit=8192" } */
/* { dg-levels "-O1 -O2 -Os" } */
#include <percpu.h>

DEFINE_PER_CPU (char [8191], most) __attribute__ ((aligned (1)));	/* { dg-bogus "percpu" "the limit" } */
DEFINE_PER_CPU (char, rest);			/* { dg-bogus "percpu" "the limit" } */
DEFINE_STATIC_PER_CPU (char [64], dropped);	/* { dg-bogus "percpu" "nothing refers to it" } */
