/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=alloc: nothing is said of what is wrong.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=alloc" } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "alloc-bad-1.c"
