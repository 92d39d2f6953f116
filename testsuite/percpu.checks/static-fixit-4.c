/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When "static" comes out of a macro there is no patch that is certain.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
/* { dg-plugin "warn=percpu-static" } */
#include <percpu.h>

#define LOCAL static
#define DEF DEFINE_PER_CPU
#define BOTH static DEFINE_PER_CPU

DEFINE_PER_CPU (int, g1);
/* { dg-final { fixit-absent } } */
