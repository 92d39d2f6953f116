/* SPDX-License-Identifier: GPL-2.0-or-later */
/* asm operands in a module of a Linux tree, at every level: memory operands go
   through the slot, "p" and "i" operands keep naming the symbol.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall -fno-PIE -mcmodel=kernel -mno-red-zone" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g}" } */
/* { dg-plugin "offset=base kernel" } */
#define MODULE
#include "input/kernel-mock.h"

struct st { int a; int m[4]; };
DEFINE_PER_CPU (int, own);
DEFINE_PER_CPU (struct st, own_struct);

void f_out (void) { __asm__ volatile ("movl $1, %%gs:%0" : "=m" (own)); }
void f_inout (void) { __asm__ volatile ("incl %%gs:%0" : "+m" (own)); }
int f_in (void) { int v; __asm__ ("movl %%gs:%1, %0" : "=r" (v) : "m" (own)); return v; }
int f_in_struct (void) { int v; __asm__ ("movl %%gs:%1, %0" : "=r" (v) : "m" (own_struct.m[3])); return v; }
int f_p (void) { int v; __asm__ ("movl %%gs:%P1, %0" : "=r" (v) : "p" (&own)); return v; }
int f_i (void) { int v; __asm__ ("movl %%gs:%c1, %0" : "=r" (v) : "i" (&own)); return v; }
void f_two (void) { __asm__ volatile ("incl %%gs:%0\n\tincl %%gs:%1" : "+m" (own), "+m" (own_struct.a)); }
int f_goto (void)
{
	__asm__ goto ("decl %%gs:%0\n\tje %l[zero]" : : "m" (own) : "cc", "memory" : zero);
	return 0;
zero:
	return 1;
}
/* { dg-final { scan-slot-loads f_out own 1 } } */
/* { dg-final { scan-function-not f_out "gs:own" } } */
/* { dg-final { scan-slot-loads f_inout own 1 } } */
/* { dg-final { scan-function-not f_inout "gs:own" } } */
/* { dg-final { scan-slot-loads f_in own 1 } } */
/* { dg-final { scan-slot-loads f_in_struct own_struct 1 } } */
/* { dg-final { scan-function-not f_in_struct "gs:own_struct" } } */
/* { dg-final { scan-function f_p "gs:own" } } */
/* { dg-final { scan-function f_i "gs:own" } } */
/* { dg-final { scan-slot-loads f_two own 1 } } */
/* { dg-final { scan-slot-loads f_two own_struct 1 } } */
/* { dg-final { scan-slot-loads f_goto own 1 } } */
