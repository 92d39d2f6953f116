/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A pointer that is never written, or a constant one, holds a per-CPU address: its
   initializer must not be folded into code behind the lowering's back.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall -fno-PIE -mcmodel=kernel -mno-red-zone" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os" } */
/* { dg-plugin "offset=base kernel" } */
#define MODULE
#include "input/kernel-mock.h"

DEFINE_PER_CPU (int, value);
DEFINE_PER_CPU (int [4], array);
static int *never_written = &value;
static int *const constant = &array[2];
static const struct { int *p[2]; } table = { { &value, &array[1] } };

void f_static (void) { this_cpu_inc (*never_written); }
void f_const (void) { this_cpu_inc (*constant); }
int *f_give (void) { return never_written; }
int *f_table (void) { return table.p[1]; }
/* { dg-final { scan-function-not f_static "gs:value" } } */
/* { dg-final { scan-function-not f_const "gs:array" } } */
/* { dg-final { scan-function-not f_give "[$]value" } } */
/* { dg-final { scan-function-not f_table "[$]array" } } */
