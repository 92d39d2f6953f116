/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=percpu-decl.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -Wall" } */
/* { dg-plugin "warn=decl" } */
#include <percpu.h>

DECLARE_PER_CPU (int, v1);
DEFINE_PER_CPU_FIRST (int, v1);			/* { dg-warning "@v1:\\[percpu-decl\\]" "section" } */
static DEFINE_PER_CPU (int, v2);		/* { dg-error "@static:\\[percpu-static\\]" "the other stays an error" } */
