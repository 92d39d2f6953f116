/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Accessors that a header of another name defines are known by their names; other macros are left alone.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-final { same-object-without-plugin } } */
#include "kvm_asm.h"
#include "export.h"

DECLARE_HYP_PER_CPU (int, count);
DECLARE_HYP_PER_CPU (int [4], row);

int *f (int cpu)
{
	*per_cpu_ptr_nvhe_sym (count, cpu) = 1;			/* { dg-bogus "percpu" "scalar" } */
	(*per_cpu_ptr_nvhe_sym (row, cpu))[2] += *this_cpu_ptr_nvhe_sym (count);	/* { dg-bogus "percpu" "array" } */
	return per_cpu_ptr_nvhe_sym (count, cpu);		/* { dg-bogus "percpu" "an ordinary pointer" } */
}

int __percpu *g (void)
{
	return address_nvhe_sym (count);			/* { dg-bogus "percpu" "what typeof says" } */
}
