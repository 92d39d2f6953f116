/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without the option "kernel" a section of Linux's name means nothing.  */
/* { dg-do assemble } */
/* { dg-options "-std=gnu11 -w" } */
/* { dg-plugin "offset=base" } */
static __attribute__ ((section (".data..percpu"))) int v1;	/* { dg-bogus "percpu" "not ours" } */
int f (void) { return v1; }
/* { dg-final { object-no-symbol per_cpu_offset__v1 } } */
