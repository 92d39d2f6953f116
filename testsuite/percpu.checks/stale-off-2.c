/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=stale: nothing is said of what is wrong.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=stale" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "stale-bad-2.c"
