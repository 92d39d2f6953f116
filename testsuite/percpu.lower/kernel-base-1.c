/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A module of a Linux tree, base model: its own variables go through slots, the
   kernel's keep their direct instruction.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall -fno-PIE -mcmodel=kernel -mno-red-zone" } */
/* { dg-levels "-O1 -O2 -Os" } */
/* { dg-plugin "offset=base kernel" } */
#define MODULE
#include "input/kernel-mock.h"

struct st { int a; int m[4]; };

DEFINE_PER_CPU (int, own);
DEFINE_PER_CPU (struct st, own_struct);
DEFINE_STATIC_PER_CPU (int, own_static);
DECLARE_PER_CPU (int, kernel_var);
DECLARE_MODULE_PER_CPU (int, other_module);
int *initializer = &own;

void f_own (void) { this_cpu_inc (own); }
void f_static (void) { this_cpu_add (own_static, 5); }
void f_member (void) { this_cpu_write (own_struct.m[2], 3); }
int f_twice (void) { this_cpu_inc (own); this_cpu_inc (own); return this_cpu_read (own); }
int f_stable (void) { return this_cpu_read_stable (kernel_var); }
void f_kernel (void) { this_cpu_inc (kernel_var); }
int *f_kernel_ptr (void) { return this_cpu_ptr (&kernel_var); }
void f_other (void) { this_cpu_inc (other_module); }
int f_remote (int cpu) { return per_cpu (own, cpu); }
int f_remote_kernel (int cpu) { return per_cpu (kernel_var, cpu); }
int *f_address (void) { return &own; }
int *f_ptr (void) { return this_cpu_ptr (&own); }
/* { dg-final { scan-slot-loads f_own own 1 } } */
/* { dg-final { scan-function f_own "incl %gs:\\(%r" } } */
/* { dg-final { scan-function-not f_own "gs:own" } } */
/* { dg-final { scan-slot-loads f_static own_static 1 } } */
/* { dg-final { scan-function f_static "addl .5, %gs:\\(%r" } } */
/* { dg-final { scan-slot-loads f_member own_struct 1 } } */
/* { dg-final { scan-function f_member "%gs:12\\(%r" } } */
/* { dg-final { scan-slot-loads f_twice own 1 } } */
/* { dg-final { scan-function f_stable "%gs:kernel_var" } } */
/* { dg-final { scan-function f_kernel "%gs:kernel_var" } } */
/* { dg-final { scan-function-not f_kernel "per_cpu_offset__" } } */
/* { dg-final { scan-function f_kernel_ptr "%gs:this_cpu_off" } } */
/* { dg-final { scan-function-not f_kernel_ptr "per_cpu_offset__" } } */
/* { dg-final { scan-slot-loads f_other other_module 1 } } */
/* { dg-final { scan-function-not f_other "gs:other_module" } } */
/* { dg-final { scan-slot-loads f_remote own 1 } } */
/* { dg-final { scan-function-not f_remote_kernel "per_cpu_offset__" } } */
/* { dg-final { scan-slot-loads f_address own 1 } } */
/* { dg-final { scan-slot-loads f_ptr own 1 } } */
/* { dg-final { scan-assembler "section\t.data..percpu_offset,\"aw\"" } } */
/* { dg-final { scan-assembler "^per_cpu_offset__own:\n\t.quad\town$" } } */
/* { dg-final { scan-assembler "^per_cpu_offset__own_static:\n\t.quad\town_static$" } } */
/* { dg-final { scan-assembler "^initializer:\n\t.quad\town$" } } */
/* { dg-final { scan-assembler-not "per_cpu_offset__kernel_var" } } */
/* { dg-final { scan-assembler-not "per_cpu_offset__this_cpu_off" } } */
/* { dg-final { scan-assembler-not "__percpu_model" } } */
