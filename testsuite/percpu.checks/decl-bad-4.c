/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What GCC itself rejects: its own words, our id, once.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-unused-variable" } */
#include <percpu.h>

DECLARE_PER_CPU (int, v1);			/* { dg-message "@v1:previous declaration" "where" } */
DEFINE_PER_CPU (long, v1);			/* { dg-error "@v1:conflicting types for 'v1'.*\\[percpu-decl\\]$" "type" } */
DEFINE_PER_CPU (struct { int a; }, v2);
DECLARE_PER_CPU (struct { int a; }, v2);	/* { dg-error "@v2:conflicting types for 'v2'.*\\[percpu-decl\\]$" "two anonymous types" } */
DECLARE_PER_CPU (int [4], v3);
DEFINE_PER_CPU (int [5], v3);			/* { dg-error "@v3:conflicting types for 'v3'.*\\[percpu-decl\\]$" "bound" } */
DECLARE_PER_CPU (int, v4);
DEFINE_PER_CPU (const int, v4) = 4;		/* { dg-error "@v4:conflicting type qualifiers for 'v4'.*\\[percpu-decl\\]$" "qualifier" } */
DECLARE_PER_CPU (int, v5);
DEFINE_STATIC_PER_CPU (int, v5);		/* { dg-error "@v5:static declaration of 'v5' follows non-static.*\\[percpu-decl\\]$" "static" } */

/* What is not per-CPU is GCC's alone.  */
extern int ordinary;				/* { dg-bogus "percpu" "ordinary" } */
long ordinary;					/* { dg-error "@ordinary:conflicting types for 'ordinary'(; have 'long int')?$" "ordinary" } */
