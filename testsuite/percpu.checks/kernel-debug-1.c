/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Debug information with macros (-g3) records the kernel's own texts.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "{-O0 -g3} {-O2 -g3}" } */
/* { dg-final { scan-assembler-not {percpu_ordinary|__builtin_percpu|percpu_misplaced|__percpu_verify_op|<percpu>} } } */
/* { dg-final { scan-assembler {"__percpu BTF_TYPE_TAG\(percpu\)"} } } */
/* { dg-final { scan-assembler-times {"__percpu } 1 } } */
/* { dg-final { scan-assembler {"__verify_pcpu_ptr\(ptr\) do . const void __percpu \*__vpp_verify = \(typeof\(\(ptr\) . 0\)\)NULL;} } } */
/* { dg-final { scan-assembler-times {"per_cpu_ptr\(ptr,cpu\) } 1 } } */
/* { dg-final { scan-assembler {"SHIFT_PERCPU_PTR\(__p,__offset\) RELOC_HIDE\(\(typeof\(\*\(__p\)\) __kernel __force \*\)} } } */
#include "percpu.h"

DEFINE_PER_CPU (int, v);
int f (int cpu) { return per_cpu (v, cpu); }
