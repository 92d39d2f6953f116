/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "static" behind other specifiers, and other specifiers behind it.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable -Wno-unused-const-variable" } */
#include <percpu.h>

const static DEFINE_PER_CPU (int, a1) = 1;	/* { dg-error "@static:\\[percpu-static\\]" "const static" } */
static const DEFINE_PER_CPU (int, a2) = 1;	/* { dg-error "@static:\\[percpu-static\\]" "static const" } */
volatile static DEFINE_PER_CPU (int, a3);	/* { dg-error "@static:\\[percpu-static\\]" "volatile static" } */
static volatile DEFINE_PER_CPU (int, a4);	/* { dg-error "@static:\\[percpu-static\\]" "static volatile" } */
static __attribute__ ((unused)) DEFINE_PER_CPU (int, a5);	/* { dg-error "@static:\\[percpu-static\\]" "static attribute" } */
__attribute__ ((unused)) static DEFINE_PER_CPU (int, a6);	/* { dg-error "@static:\\[percpu-static\\]" "attribute static" } */
__extension__ static DEFINE_PER_CPU (int, a7);	/* { dg-error "@static:\\[percpu-static\\]" "__extension__ static" } */
const __attribute__ ((unused)) static volatile DEFINE_PER_CPU (int, a8) = 1;	/* { dg-error "@static:\\[percpu-static\\]" "in the middle" } */
_Alignas (32) static DEFINE_PER_CPU (int, a9);	/* { dg-error "@static:\\[percpu-static\\]" "_Alignas static" } */
static
DEFINE_PER_CPU (int, b1);			/* { dg-error "1:\\[percpu-static\\]" "on the line above" { target * } .-1 } */
  static

	/* A comment between.  */

    DEFINE_PER_CPU (int, b2);			/* { dg-error "3:\\[percpu-static\\]" "lines above" { target * } .-4 } */
static /* here */ DEFINE_PER_CPU /* and */ (int, /* there */ b3);	/* { dg-error "@static:\\[percpu-static\\]" "comments" } */
static // to the end
DEFINE_PER_CPU (int, b4);			/* { dg-error "1:\\[percpu-static\\]" "line comment" { target * } .-1 } */
int before; static DEFINE_PER_CPU (int, b5); int after;	/* { dg-error "@static:\\[percpu-static\\]" "behind another declaration" } */
static DEFINE_PER_CPU (int, c1); static DEFINE_PER_CPU (int, c2);	/* { dg-error "@static#1:\\[percpu-static\\]" "first of two" } */
static DEFINE_PER_CPU (int, c3);		/* { dg-error "@static#2:\\[percpu-static\\]" "second of two" { target * } .-1 } */
int const unused_const = 1;			/* { dg-error "1:\\[percpu-static\\]" "line after" { target * } .-1 } */
