/* SPDX-License-Identifier: GPL-2.0-or-later */
/* No model, no slots.  */
/* { dg-do assemble } */
/* { dg-plugin "offset=none" } */
#include <percpu.h>

DEFINE_PER_CPU (int, global) = 1;
DEFINE_STATIC_PER_CPU (int, local);
DECLARE_PER_CPU (int, declared);

int *use (unsigned cpu);
int *use (unsigned cpu)
{
	per_cpu (local, cpu)++;
	return &per_cpu (declared, cpu);
}
/* { dg-final { object-no-section .data*percpu_offset* } } */
/* { dg-final { object-no-symbol per_cpu_offset__global } } */
/* { dg-final { object-no-symbol per_cpu_offset__local } } */
/* { dg-final { object-no-symbol per_cpu_offset__declared } } */
/* { dg-final { object-symbol global "OBJECT GLOBAL DEFAULT .data.percpu 4" } } */
/* { dg-final { object-no-symbol __percpu_model_base } } */
/* { dg-final { object-no-symbol __percpu_model_table } } */
