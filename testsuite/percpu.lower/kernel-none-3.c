/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without any option the plugin changes nothing, byte for byte.  */
/* { dg-do assemble } */
/* { dg-options "-std=gnu11 -w -fno-PIE -mcmodel=kernel -mno-red-zone" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g}" } */
/* { dg-plugin "check=all" } */
#include "input/kernel-mock.h"

struct st { int a; int m[4]; };

DEFINE_PER_CPU (int, own) = 3;
DEFINE_PER_CPU_READ_MOSTLY (struct st, own_struct);
DEFINE_STATIC_PER_CPU (int, own_static);
DECLARE_PER_CPU (int, other);
int *initializer = &own;

void f_own (void) { this_cpu_inc (own); }
void f_static (void) { this_cpu_add (own_static, 5); }
void f_member (void) { this_cpu_write (own_struct.m[2], 3); }
int f_stable (void) { return this_cpu_read_stable (other); }
int *f_ptr (int n) { return this_cpu_ptr (n ? &own : &other); }
int f_remote (int cpu) { return per_cpu (own, cpu); }
int *f_address (void) { return &own; }
int f_plain (void) { return own + own_struct.a; }
/* { dg-final { same-object-without-plugin } } */
/* { dg-final { object-no-section .data*percpu_offset } } */
