/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Declarations by typeof: what is exported is declared once more, its address kept in a
 * static variable; the boot processor's copy has a name of its own.
 */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O0 -g} {-O2 -g}" } */
/* { dg-final { same-object-without-plugin } } */
/* { dg-final { object-section ".discard.addressable" } } */
#include "percpu.h"

struct page { unsigned long word[8]; };
DECLARE_PER_CPU (struct page, page);
DECLARE_INIT_PER_CPU (page);			/* { dg-bogus "percpu" "declared by typeof" } */
DEFINE_PER_CPU (int, scalar);
EXPORT_PER_CPU_SYMBOL (scalar);			/* { dg-bogus "percpu" "a scalar" } */
DEFINE_PER_CPU (int [4], row);
EXPORT_PER_CPU_SYMBOL_GPL (row);		/* { dg-bogus "percpu" "an array" } */
DEFINE_PER_CPU (struct page, page);
EXPORT_PER_CPU_SYMBOL (page);			/* { dg-bogus "percpu" "a structure" } */
int plain, plain_row[3];
EXPORT_SYMBOL (plain);				/* { dg-bogus "percpu" "ordinary" } */
EXPORT_SYMBOL (plain_row);			/* { dg-bogus "percpu" "ordinary array" } */

unsigned long *boot_copy (int cpu)
{
	unsigned long *boot = init_per_cpu_var (page).word;	/* { dg-bogus "percpu" "ordinary by its name" } */

	return per_cpu (row, cpu)[1] ? boot : per_cpu (page, cpu).word;	/* { dg-bogus "percpu" "still per-CPU" } */
}
EXPORT_SYMBOL (boot_copy);
