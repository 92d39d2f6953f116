/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A GCC diagnostic pragma has no say.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
/* { dg-plugin "warn=static" } */
#include <percpu.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
static DEFINE_PER_CPU (int, v1);	/* { dg-warning "@static:\\[percpu-static\\]" "warning" } */
#pragma GCC diagnostic pop
