/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without the option nothing of a kernel is rewritten: __percpu stays nothing, the accessors ask nothing.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"
#include "kvm_asm.h"

struct tag { int x; };
struct holder { struct __percpu tag *p; };	/* { dg-bogus "percpu" "misplaced" } */
DEFINE_PER_CPU (int, v);
EXPORT_PER_CPU_SYMBOL (v);
int plain;

int a (void) { return v; }			/* { dg-bogus "percpu" "read" } */
int *b (void) { return &v; }			/* { dg-bogus "percpu" "returned" } */
int c (int __percpu *p) { return *p; }		/* { dg-bogus "percpu" "dereference" } */
int d (int *p) { return *this_cpu_ptr (p); }	/* { dg-bogus "percpu" "ordinary pointer" } */
int e (void) { return this_cpu_read (plain); }	/* { dg-bogus "percpu" "ordinary variable" } */
int *f (void) { return (int *) &v; }		/* { dg-bogus "percpu" "cast" } */
int g (struct holder *h) { return h->p->x; }	/* { dg-bogus "percpu" "member" } */
