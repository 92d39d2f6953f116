/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without modules there are no slots; the variable is in .data.percpu.  */
/* { dg-do assemble } */
/* { dg-options "-std=gnu17 -Wall -DPERCPU_MODULES=0" } */
#include <percpu.h>

DEFINE_PER_CPU (int, x);
EXPORT_PER_CPU_SYMBOL (x);
DEFINE_STATIC_PER_CPU (int, y);
DEFINE_PER_CPU_READ_MOSTLY (int, w) = 3;

int f (int cpu)
{
	this_cpu_inc (x);
	per_cpu (y, cpu)++;
	return get_cpu_var (w) + *this_cpu_ptr (&w);
}
/* { dg-final { object-no-section .data*percpu_offset* } } */
/* { dg-final { object-no-symbol per_cpu_offset__x } } */
/* { dg-final { object-no-symbol per_cpu_offset__y } } */
/* { dg-final { object-no-symbol __percpu_offset_table } } */
/* { dg-final { object-symbol x "OBJECT GLOBAL DEFAULT .data.percpu* 4" } } */
/* { dg-final { object-symbol y "OBJECT LOCAL DEFAULT .data.percpu* 4" } } */
/* { dg-final { object-symbol w "OBJECT GLOBAL DEFAULT .data.percpu..read_mostly* 4" } } */
/* { dg-final { object-symbol __per_cpu_offset "NOTYPE GLOBAL DEFAULT UND" } } */
