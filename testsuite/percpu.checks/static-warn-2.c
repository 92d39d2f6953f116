/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn= reports (short ID) the same at the same place, as a warning.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
/* { dg-plugin "warn=static" } */
#include <percpu.h>

static DEFINE_PER_CPU (int, v1);	/* { dg-warning "@static:\\[percpu-static\\]" "warning" } */
const static DEFINE_PER_CPU (int, v2) = 1;	/* { dg-warning "@static:\\[percpu-static\\]" "warning behind const" } */
