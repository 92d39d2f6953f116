/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=percpu-static: not a word about "static".  */
/* { dg-do assemble } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
/* { dg-plugin "no-check=percpu-static" } */
#include <percpu.h>

static DEFINE_PER_CPU (int, v1);	/* { dg-bogus "percpu" "off" } */
static DEFINE_PER_CPU (int, v2) = 3;	/* { dg-bogus "percpu" "off" } */
