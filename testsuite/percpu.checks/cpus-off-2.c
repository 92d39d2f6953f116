/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=cpus: nothing is said of what is wrong.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=cpus" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "cpus-bad-2.c"
