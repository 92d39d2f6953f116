/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a slot holds as compiled: base, with the option kernel.  */
/* { dg-do compile } */
/* { dg-plugin "offset=base kernel" } */
#include <percpu.h>
DEFINE_PER_CPU (int, x);
DEFINE_STATIC_PER_CPU (int, y);
int *use (unsigned cpu);
int *use (unsigned cpu) { return &per_cpu (y, cpu); }
/* { dg-final { scan-assembler "^per_cpu_offset__x:\n\t.quad\tx$" } } */
/* { dg-final { scan-assembler "^per_cpu_offset__y:\n\t.quad\ty$" } } */
/* { dg-final { scan-assembler "section\t.data..percpu_offset,\"aw\"" } } */
/* { dg-final { scan-assembler "globl\tper_cpu_offset__x$" } } */
/* { dg-final { scan-assembler-not "globl\tper_cpu_offset__y$" } } */
