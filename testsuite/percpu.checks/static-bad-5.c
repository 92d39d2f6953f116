/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "static" in the argument of a user's macro.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
#include <percpu.h>

#define ARG(x) x
#define TWO(x, y) x y

ARG (static DEFINE_PER_CPU (int, a1));		/* { dg-error "@static:\\[percpu-static\\]" "argument" } */
ARG (static) DEFINE_PER_CPU (int, a2);		/* { dg-error "@static:\\[percpu-static\\]" "the word in an argument" } */
TWO (static, DEFINE_PER_CPU (int, a3));		/* { dg-error "@static:\\[percpu-static\\]" "two arguments" } */
ARG (DEFINE_PER_CPU (int, a4));			/* { dg-bogus "percpu" "near miss" } */
ARG (DEFINE_STATIC_PER_CPU (int, a5));		/* { dg-bogus "percpu" "near miss" } */
