/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=balance: nothing is said of what is wrong.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=balance" } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "balance-bad-3.c"
