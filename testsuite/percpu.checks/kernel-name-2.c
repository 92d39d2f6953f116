/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a header's own accessor gives is ordinary; what another macro gives is not.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "kvm_asm.h"
#include "export.h"

DECLARE_HYP_PER_CPU (int, count);

int __percpu *a (int cpu) { return per_cpu_ptr_nvhe_sym (count, cpu); }	/* { dg-error "@per_cpu_ptr_nvhe_sym:\\[percpu-space\\]" "ordinary" } */
int *b (void) { return address_nvhe_sym (count); }	/* { dg-error "@address_nvhe_sym:\\[percpu-space\\]" "per-CPU" } */
int c (void) { return hyp_count; }			/* { dg-error "@hyp_count:\\[percpu-access\\]" "read" } */
int *d (int cpu) { return per_cpu_ptr_nvhe_sym (count, cpu); }	/* { dg-bogus "percpu" "ordinary" } */
int __percpu *e (void) { return address_nvhe_sym (count); }	/* { dg-bogus "percpu" "per-CPU" } */
