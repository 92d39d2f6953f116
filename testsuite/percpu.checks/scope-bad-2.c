/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "extern" with an initializer.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -w" } */
#include <percpu.h>

extern DEFINE_PER_CPU (int, e1) = 1;		/* { dg-error "@e1:\\[percpu-scope\\]" "extern DEFINE" } */
DECLARE_PER_CPU (int, e2) = 2;			/* { dg-error "@e2:\\[percpu-scope\\]" "DECLARE with initializer" } */
extern DEFINE_PER_CPU_ALIGNED (int, e3) = 1;	/* { dg-error "@e3:\\[percpu-scope\\]" "extern DEFINE_ALIGNED" } */
DECLARE_PER_CPU (int, ok1);			/* { dg-bogus "percpu" "declaration" } */
DEFINE_PER_CPU (int, ok2) = 2;			/* { dg-bogus "percpu" "definition" } */
extern int plain;				/* { dg-bogus "percpu" "ordinary" } */
