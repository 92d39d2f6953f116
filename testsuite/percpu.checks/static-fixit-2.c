/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The patch for "static" behind other specifiers or on another line.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable -Wno-unused-const-variable" } */
/* { dg-plugin "offset=table" } */
#include <percpu.h>

const static DEFINE_PER_CPU (int, a1) = 1;	/* { dg-error "@static:\\[percpu-static\\]" "const static" } */
static volatile DEFINE_PER_CPU (int, a4);	/* { dg-error "@static:\\[percpu-static\\]" "static volatile" } */
static __attribute__ ((unused)) DEFINE_PER_CPU (int, a5);	/* { dg-error "@static:\\[percpu-static\\]" "static attribute" } */
__attribute__ ((unused)) static DEFINE_PER_CPU (int, a6);	/* { dg-error "@static:\\[percpu-static\\]" "attribute static" } */
static
DEFINE_PER_CPU (int, b1);			/* { dg-error "1:\\[percpu-static\\]" "on the line above" { target * } .-1 } */
static /* here */ DEFINE_PER_CPU (int, b3);	/* { dg-error "@static:\\[percpu-static\\]" "comments" } */
int before; static DEFINE_PER_CPU (int, b5); int after;	/* { dg-error "@static:\\[percpu-static\\]" "behind another declaration" } */
/* { dg-final { fixit-applies "^const DEFINE_STATIC_PER_CPU .int, a1. = 1;" "^volatile DEFINE_STATIC_PER_CPU .int, a4.;" "^__attribute__ ..unused.. DEFINE_STATIC_PER_CPU .int, a5.;" "^__attribute__ ..unused.. DEFINE_STATIC_PER_CPU .int, a6.;" "^DEFINE_STATIC_PER_CPU .int, b1.;" "DEFINE_STATIC_PER_CPU .int, b3.;" "^int before; DEFINE_STATIC_PER_CPU .int, b5.; int after;" } } */
