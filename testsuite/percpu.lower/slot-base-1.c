/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Slots of the base model: section, linkage, contents.  */
/* { dg-do assemble } */
/* { dg-plugin "offset=base" } */
#include <percpu.h>

DEFINE_PER_CPU (int, global) = 1;
DEFINE_STATIC_PER_CPU (int, local);
__attribute__ ((visibility ("hidden"))) DEFINE_PER_CPU (int, hidden);
__attribute__ ((visibility ("protected"))) DEFINE_PER_CPU (int, protected);
__attribute__ ((visibility ("internal"))) DEFINE_PER_CPU (int, internal);
__attribute__ ((weak)) DEFINE_PER_CPU (int, weak) = 1;
DEFINE_PER_CPU_ALIGNED (int, aligned);
DEFINE_PER_CPU_READ_MOSTLY (int, mostly);
DECLARE_PER_CPU (int, declared);
DECLARE_PER_CPU (int, unused);
DEFINE_PER_CPU (int, renamed) __asm__ ("other_name");

int *use (unsigned cpu);
int *use (unsigned cpu)
{
	DEFINE_STATIC_PER_CPU (int, inside);

	per_cpu (local, cpu)++;
	per_cpu (renamed, cpu)++;
	return cpu ? &per_cpu (inside, cpu) : &per_cpu (declared, cpu);
}
/* { dg-final { object-symbol per_cpu_offset__global "OBJECT GLOBAL DEFAULT .data.percpu_offset 8" } } */
/* { dg-final { object-symbol per_cpu_offset__local "OBJECT LOCAL DEFAULT .data.percpu_offset 8" } } */
/* { dg-final { object-symbol per_cpu_offset__hidden "OBJECT GLOBAL HIDDEN .data.percpu_offset 8" } } */
/* { dg-final { object-symbol per_cpu_offset__protected "OBJECT GLOBAL PROTECTED .data.percpu_offset 8" } } */
/* { dg-final { object-symbol per_cpu_offset__internal "OBJECT GLOBAL INTERNAL .data.percpu_offset 8" } } */
/* { dg-final { object-symbol per_cpu_offset__weak "OBJECT WEAK DEFAULT .data.percpu_offset 8" } } */
/* { dg-final { object-symbol per_cpu_offset__aligned "OBJECT GLOBAL DEFAULT .data.percpu_offset 8" } } */
/* { dg-final { object-symbol per_cpu_offset__mostly "OBJECT GLOBAL DEFAULT .data.percpu_offset 8" } } */
/* { dg-final { object-symbol per_cpu_offset__declared "NOTYPE GLOBAL DEFAULT UND" } } */
/* { dg-final { object-no-symbol per_cpu_offset__unused } } */
/* { dg-final { object-no-symbol unused } } */
/* { dg-final { object-symbol per_cpu_offset__other_name "OBJECT GLOBAL DEFAULT .data.percpu_offset 8" } } */
/* { dg-final { object-symbol global "OBJECT GLOBAL DEFAULT .data.percpu 4" } } */
/* { dg-final { object-symbol local "OBJECT LOCAL DEFAULT .data.percpu 4" } } */
/* { dg-final { object-symbol hidden "OBJECT GLOBAL HIDDEN .data.percpu 4" } } */
/* { dg-final { object-symbol weak "OBJECT WEAK DEFAULT .data.percpu 4" } } */
/* { dg-final { object-symbol aligned "OBJECT GLOBAL DEFAULT .data.percpu..shared_aligned 4" } } */
/* { dg-final { object-symbol mostly "OBJECT GLOBAL DEFAULT .data.percpu..read_mostly 4" } } */
/* { dg-final { object-section .data.percpu_offset } } */
/* { dg-final { object-symbol __percpu_model_base "* WEAK * ABS" } } */
/* { dg-final { object-no-symbol __percpu_model_table } } */
