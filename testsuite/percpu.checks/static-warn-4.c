/* SPDX-License-Identifier: GPL-2.0-or-later */
/* -Werror makes an error of a warning.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Werror -Wno-unused-variable" } */
/* { dg-plugin "warn=percpu-static" } */
#include <percpu.h>

static DEFINE_PER_CPU (int, v1);	/* { dg-error "@static:\\[percpu-static\\]" "warning" } */
const static DEFINE_PER_CPU (int, v2) = 1;	/* { dg-error "@static:\\[percpu-static\\]" "warning behind const" } */
