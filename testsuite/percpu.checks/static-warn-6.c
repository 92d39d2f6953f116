/* SPDX-License-Identifier: GPL-2.0-or-later */
/* -w does not silence an error.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -w" } */
#include <percpu.h>

static DEFINE_PER_CPU (int, v1);	/* { dg-error "@static:\\[percpu-static\\]" "error" } */
