/* SPDX-License-Identifier: GPL-2.0-or-later */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
#include <percpu.h>

int x; int f (void) { return x; }
/* { dg-final { scan-assembler-not "x" } } */
/* { dg-final { scan-function-times f "x" 77 } } */
/* { dg-final { scan-function no_such_function "x" } } */
