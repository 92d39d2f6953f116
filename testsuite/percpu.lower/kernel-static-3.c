/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An unpatched Linux tree knows no other form: "static" is right there.  */
/* { dg-do assemble } */
/* { dg-options "-std=gnu11 -Wall -Wno-unused-variable" } */
/* { dg-plugin "kernel offset=base" } */
#include "input/kernel-mock.h"

static DEFINE_PER_CPU (int, v1);	/* { dg-bogus "percpu" "no other form" } */
DEFINE_PER_CPU (int, v2);
int *f (void) { return &v1; }
/* { dg-final { object-symbol per_cpu_offset__v1 "OBJECT LOCAL DEFAULT .data..percpu_offset 8" } } */
/* { dg-final { object-symbol per_cpu_offset__v2 "OBJECT GLOBAL DEFAULT .data..percpu_offset 8" } } */
