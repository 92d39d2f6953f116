/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "static" in front of every DEFINE_PER_CPU form, at file scope.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-unused-variable" } */
#include <percpu.h>

struct pair { int a; long b; };

static DEFINE_PER_CPU (int, v1);		/* { dg-error "@static:\\[percpu-static\\]" "plain" } */
static DEFINE_PER_CPU (int, v2) = 3;		/* { dg-error "@static:\\[percpu-static\\]" "initializer" } */
static DEFINE_PER_CPU (struct pair, v3) = { 1, 2 };	/* { dg-error "@static:\\[percpu-static\\]" "struct" } */
static DEFINE_PER_CPU (int [4], v4);		/* { dg-error "@static:\\[percpu-static\\]" "array" } */
static DEFINE_PER_CPU (void *, v5);		/* { dg-error "@static:\\[percpu-static\\]" "pointer" } */
static DEFINE_PER_CPU_FIRST (int, v6);		/* { dg-error "@static:\\[percpu-static\\]" "FIRST" } */
static DEFINE_PER_CPU_SHARED_ALIGNED (int, v7);	/* { dg-error "@static:\\[percpu-static\\]" "SHARED_ALIGNED" } */
static DEFINE_PER_CPU_ALIGNED (int, v8);	/* { dg-error "@static:\\[percpu-static\\]" "ALIGNED" } */
static DEFINE_PER_CPU_PAGE_ALIGNED (int, v9);	/* { dg-error "@static:\\[percpu-static\\]" "PAGE_ALIGNED" } */
static DEFINE_PER_CPU_READ_MOSTLY (int, v10);	/* { dg-error "@static:\\[percpu-static\\]" "READ_MOSTLY" } */

/* Right beside wrong.  */
DEFINE_PER_CPU (int, g1);			/* { dg-bogus "percpu" "global" } */
DEFINE_STATIC_PER_CPU (int, s1);		/* { dg-bogus "percpu" "static form" } */
DEFINE_STATIC_PER_CPU_FIRST (int, s6);		/* { dg-bogus "percpu" "static form FIRST" } */
DEFINE_STATIC_PER_CPU_SHARED_ALIGNED (int, s7);	/* { dg-bogus "percpu" "static form SHARED_ALIGNED" } */
DEFINE_STATIC_PER_CPU_ALIGNED (int, s8);	/* { dg-bogus "percpu" "static form ALIGNED" } */
DEFINE_STATIC_PER_CPU_PAGE_ALIGNED (int, s9);	/* { dg-bogus "percpu" "static form PAGE_ALIGNED" } */
DEFINE_STATIC_PER_CPU_READ_MOSTLY (int, s10);	/* { dg-bogus "percpu" "static form READ_MOSTLY" } */
static int ordinary;				/* { dg-bogus "percpu" "ordinary static" } */
static int helper (void);			/* { dg-bogus "percpu" "ordinary function" } */
static int helper (void)
{
	return ordinary;
}
int call (void)
{
	return helper ();
}
