/* SPDX-License-Identifier: GPL-2.0-or-later */
/* -w silences what warn= made a warning.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -w" } */
/* { dg-plugin "warn=all" } */
#include <percpu.h>

static DEFINE_PER_CPU (int, v1);	/* { dg-bogus "percpu" "silenced" } */
int f (void) { DEFINE_PER_CPU (int, v2); return 0; }	/* { dg-bogus "percpu" "silenced" } */
