/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The patch turns every form into its DEFINE_STATIC_PER_CPU form.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-unused-variable" } */
/* { dg-plugin "offset=table" } */
#include <percpu.h>

static DEFINE_PER_CPU (int, v1);		/* { dg-error "@static:\\[percpu-static\\]" "plain" } */
static DEFINE_PER_CPU (int, v2) = 3;		/* { dg-error "@static:\\[percpu-static\\]" "initializer" } */
static DEFINE_PER_CPU (int [4], v4);		/* { dg-error "@static:\\[percpu-static\\]" "array" } */
static DEFINE_PER_CPU_FIRST (int, v6);		/* { dg-error "@static:\\[percpu-static\\]" "FIRST" } */
static DEFINE_PER_CPU_SHARED_ALIGNED (int, v7);	/* { dg-error "@static:\\[percpu-static\\]" "SHARED_ALIGNED" } */
static DEFINE_PER_CPU_ALIGNED (int, v8);	/* { dg-error "@static:\\[percpu-static\\]" "ALIGNED" } */
static DEFINE_PER_CPU_PAGE_ALIGNED (int, v9);	/* { dg-error "@static:\\[percpu-static\\]" "PAGE_ALIGNED" } */
static DEFINE_PER_CPU_READ_MOSTLY(int, v10);	/* { dg-error "@static:\\[percpu-static\\]" "READ_MOSTLY" } */
static	DEFINE_PER_CPU (int, v11);		/* { dg-error "@static:\\[percpu-static\\]" "tab" } */
DEFINE_PER_CPU (int, g1);			/* { dg-bogus "percpu" "global" } */

int f (void)
{
	static DEFINE_PER_CPU (int, w1);	/* { dg-error "@static:\\[percpu-static\\]" "function" } */
	{
		static DEFINE_PER_CPU (int, w2) = 4;	/* { dg-error "@static:\\[percpu-static\\]" "block" } */
	}
	return 0;
}
/* { dg-final { fixit-applies "^DEFINE_STATIC_PER_CPU .int, v1.;" "^DEFINE_STATIC_PER_CPU .int, v2. = 3;" "^DEFINE_STATIC_PER_CPU .int .4., v4.;" "^DEFINE_STATIC_PER_CPU_FIRST .int, v6.;" "^DEFINE_STATIC_PER_CPU_SHARED_ALIGNED .int, v7.;" "^DEFINE_STATIC_PER_CPU_READ_MOSTLY.int, v10.;" "^\tDEFINE_STATIC_PER_CPU .int, w1.;" "^\t\tDEFINE_STATIC_PER_CPU .int, w2. = 4;" } } */
