/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When one of the two words comes out of a macro there is no patch that is
   certain: none is offered.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
/* { dg-plugin "warn=percpu-static" } */
#include <percpu.h>

#define LOCAL static			/* { dg-warning "@static:\\[percpu-static\\]" "macro for the word" } */
#define DEF DEFINE_PER_CPU
#define MYDEF(n) DEFINE_PER_CPU (int, n)

LOCAL DEFINE_PER_CPU (int, a1);
static DEF (int, a2);			/* { dg-warning "@static:\\[percpu-static\\]" "macro for DEFINE_PER_CPU" } */
static MYDEF (a3);			/* { dg-warning "@static:\\[percpu-static\\]" "macro with DEFINE_PER_CPU" } */
DEFINE_PER_CPU (int, g1);
/* { dg-final { fixit-absent } } */
