/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=sleep: nothing is said of what is wrong.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=sleep" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "sleep-bad-2.c"
