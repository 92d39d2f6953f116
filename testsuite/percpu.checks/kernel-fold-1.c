/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What GCC folds of an address that has become a number, it folds with the plugin, too: the same object.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP -w" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O0 -g} {-O2 -g}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"
struct ab { int a, b; };
DEFINE_PER_CPU (struct ab, s);
DEFINE_PER_CPU (int, var);
DEFINE_PER_CPU (int, var2);
extern void foo (void);
int f (void) { return ((unsigned long) &var & 1); }
int g (void) { return ((unsigned long) &var % 8); }
long h (void) { return (long) &s.b - (long) &s.a; }
int i (void) { return &var == &var2; }
int j (void) { return (__force void *) &var == (__force void *) &var2; }
void k (void) { if (__builtin_expect (!!((unsigned long) &var & 1), 0)) foo (); }
void l (void) { if (((unsigned long) &var & 1) || ((unsigned long) &s % 4)) foo (); else do { foo (); } while (0); }
int m (void) { int x = ((unsigned long) &var & 1) ? 3 : 4; x += (unsigned long) &var & 2; return x; }
int n (void) { return &s.a != &s.b; }
long o (void) { return &s.b - &s.a; }
int p (int c) { switch (c) { case 1: return ((unsigned long) &var & 3) == 0; default: return c & ((unsigned long) &var & 1); } }
int q (int __percpu *r) { return ((unsigned long) r & 1) || !r || (unsigned long) r == 0; }
int t (void) { return (unsigned long) this_cpu_ptr (&var) & 1; }
int u (void) { return ({ int z = (unsigned long) &var & 1; z; }) + !&var; }
int w (void) { static int once = 2; return once + (((unsigned long) &var & 1) == 1) + (((unsigned long) &s.b - (unsigned long) &s.a) > 3); }
int x (int c) { return c + (c && ((unsigned long) &var & 3)); }
void y (int c) { for (int n = (unsigned long) &var & 3; n < c; n++) foo (); }
int z[] = { 1, 2 };
int *zp (void) { return &z[(unsigned long) &var & 1]; }
long narrow (void) { return (long) (int) (long) &var & 0x100000001; }
