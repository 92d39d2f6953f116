/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=percpu-scope.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
/* { dg-plugin "warn=scope" } */
#include <percpu.h>

int f (void)
{
	DEFINE_PER_CPU (int, a1);		/* { dg-warning "@a1:\\[percpu-scope\\]" "in a function" } */
	return 0;
}
static DEFINE_PER_CPU (int, v1);		/* { dg-error "@static:\\[percpu-static\\]" "the other stays an error" } */
