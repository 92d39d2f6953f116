/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The word is found across line splices, in macros that get the DEFINE's name, behind other
   words of the declaration; several declarators are one report.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused" } */
#include <percpu.h>

static \
DEFINE_PER_CPU (int, a1);	/* { dg-error "1:\\[percpu-static\\]" "line splice" { target * } .-1 } */
#define CALL(M, n) static M (int, n)	/* { dg-error "@static:\\[percpu-static\\]" "the macro gets the name" } */
CALL (DEFINE_PER_CPU, a2);
__extension__ static DEFINE_PER_CPU (int, a3);	/* { dg-error "@static:\\[percpu-static\\]" "behind __extension__" } */
static DEFINE_PER_CPU (int, a4), a5;	/* { dg-error "@static:\\[percpu-static\\]" "two declarators" } */
int f (int); static DEFINE_PER_CPU (int, a6);	/* { dg-error "@static:\\[percpu-static\\]" "behind another declaration" } */
/* static */ DEFINE_PER_CPU (int, b1);	/* { dg-bogus "percpu" "in a comment" } */
const char *s = "static"; DEFINE_PER_CPU (int, b2);	/* { dg-bogus "percpu" "in a string" } */
static inline void g (void) { } DEFINE_PER_CPU (int, b3);	/* { dg-bogus "percpu" "of a function" } */
static DEFINE_PER_CPU (int *, a7)[3] = { 0 };	/* { dg-error "@static:\\[percpu-static\\]" "an array behind the name" } */
static DEFINE_PER_CPU	/* { dg-error "@static:\\[percpu-static\\]" "the call goes on on the next line" } */
	(int, a8);
#define TWO(a, b) static DEFINE_PER_CPU (int, a); DEFINE_PER_CPU (int, b)	/* { dg-error "@static:\\[percpu-static\\]" "one of two in a macro" } */
TWO (a9, b4);
#define NEST(n) TWO (n##x, n##y)
NEST (a10);
