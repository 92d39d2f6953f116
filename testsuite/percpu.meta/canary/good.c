/* SPDX-License-Identifier: GPL-2.0-or-later */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
#include <percpu.h>

static DEFINE_PER_CPU (int, a1);	/* { dg-error "@static:\\[percpu-static\\]" "found" } */
