/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "static" that comes out of the user's own macros.  The error is at the word
   in the user's file that brings it.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
#include <percpu.h>

#define LOCAL static
#define MY(t, n) static DEFINE_PER_CPU (t, n)
#define PRIVATE(n) LOCAL DEFINE_PER_CPU (int, n)

LOCAL DEFINE_PER_CPU (int, a1);		/* { dg-error "@LOCAL:\\[percpu-static\\]" "LOCAL" { target * } .-4 } */
MY (int, a2);				/* { dg-bogus "internal" "MY" } */
DEFINE_PER_CPU (int, a4);		/* { dg-bogus "percpu" "near miss" } */
