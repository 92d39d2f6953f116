/* SPDX-License-Identifier: GPL-2.0-or-later */
/* [percpu-static] for the macros of a patched Linux tree.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -w" } */
/* { dg-plugin "kernel" } */
#define KERNEL_MOCK_PATCHED
#include "input/kernel-mock.h"

DEFINE_PER_CPU (int, ok1);
static int ok2;
DEFINE_STATIC_PER_CPU (int, ok3);		/* { dg-bogus "percpu-static" "right form" } */
static DEFINE_PER_CPU (int, v1);		/* { dg-error "@static:\\[percpu-static\\]" "plain" } */
static DEFINE_PER_CPU_READ_MOSTLY (int, v2);	/* { dg-error "@static:\\[percpu-static\\]" "READ_MOSTLY" } */
static
DEFINE_PER_CPU (int, v3) = 3;			/* { dg-error "1:\\[percpu-static\\]" "line above" { target * } .-1 } */
