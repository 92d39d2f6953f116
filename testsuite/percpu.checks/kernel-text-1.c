/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text that is only preprocessed (for genksyms, or for another compiler) stays the kernel's.  */
/* { dg-do preprocess } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-DMODULE -D__GENKSYMS__ {-P -DMODULE} -dD" } */
/* { dg-final { scan-assembler-not {percpu_ordinary|__builtin_percpu|percpu_misplaced|<percpu>} } } */
/* { dg-final { scan-assembler {^int \*one = .+int \*p;$} } } */
/* { dg-final { scan-assembler {hidden__\) : .0.\(\(typeof\(\*\(\(one\)\)\) \*\)\(\(one\)\)\)} } } */
/* { dg-final { scan-assembler {= \(typeof\(\(one\) . 0\)\)\(\(void \*\)0\);} } } */
/* { dg-final { scan-assembler {^struct tag \*two;$} } } */
/* { dg-final { scan-assembler {= \(void \*\)&v;} } } */
#include "percpu.h"

int __percpu *one = (int __percpu *) 0; extern int __percpu *p;
struct __percpu tag *two;
DEFINE_PER_CPU (int, v);
EXPORT_PER_CPU_SYMBOL (v);
int f (int cpu) { return *per_cpu_ptr (one, cpu); }
