/* SPDX-License-Identifier: GPL-2.0-or-later */
/* check=percpu-static leaves the other check out.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
/* { dg-plugin "check=percpu-static" } */
#include <percpu.h>

static DEFINE_PER_CPU (int, v1);	/* { dg-error "@static:\\[percpu-static\\]" "on" } */
struct s { DEFINE_PER_CPU (int, m); };	/* { dg-bogus "percpu-scope" "off" } */
