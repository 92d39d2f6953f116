/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "static" that comes out of the user's own macros: the error is at the word
   itself, in the macro's definition.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
#include <percpu.h>

#define LOCAL static				/* { dg-error "@static:\\[percpu-static\\]" "macro for the word" } */
						/* { dg-error "15:\\[percpu-static\\]" "macro in a macro" { target * } .-1 } */
#define MY(t, n) static DEFINE_PER_CPU (t, n)	/* { dg-error "@static:\\[percpu-static\\]" "word in a macro" } */
#define PRIVATE(n) LOCAL DEFINE_PER_CPU (int, n)
#define DEF DEFINE_PER_CPU
#define MYDEF(n) DEFINE_PER_CPU (int, n)
#define BOTH static DEFINE_PER_CPU		/* { dg-error "@static:\\[percpu-static\\]" "both words in a macro" } */

LOCAL DEFINE_PER_CPU (int, a1);
MY (int, a2);
PRIVATE (a3);
static DEF (int, a4);			/* { dg-error "@static:\\[percpu-static\\]" "macro for DEFINE_PER_CPU" } */
static MYDEF (a5);			/* { dg-error "@static:\\[percpu-static\\]" "macro with DEFINE_PER_CPU" } */
BOTH (int, a6);
DEF (int, a7);				/* { dg-bogus "percpu" "near miss" } */
MYDEF (a8);				/* { dg-bogus "percpu" "near miss" } */
