/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=preempt: nothing is said of what is wrong.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=preempt" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "preempt-bad-3.c"
