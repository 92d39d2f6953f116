/* SPDX-License-Identifier: GPL-2.0-or-later */
/* No star: an object, a size.  No crash, and no syntax error where there is none without the plugin.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

struct tag { int x; };
typedef struct same { int y; } same;
#define macro_tag	tag
struct __percpu tag s;					/* { dg-warning "@__percpu:'s' \\[percpu-decl\\]" "an object" } */
struct __percpu { int x; } anonymous;			/* { dg-warning "@__percpu:\\[percpu-decl\\]" "without a tag" } */
union __percpu ahead;					/* { dg-warning "@__percpu:\\[percpu-decl\\]" "no declarator" } */
int f (void) { return sizeof (struct __percpu tag); }	/* { dg-warning "@__percpu:\\[percpu-decl\\]" "a size" } */
int g (struct __percpu same *p) { return raw_cpu_ptr (p)->y; }	/* { dg-warning "@__percpu:'p' \\[percpu-decl\\]" "a tag that is a type, too" } */
int h (struct __percpu macro_tag *p) { return raw_cpu_ptr (p)->x; }	/* { dg-warning "@__percpu:'p' \\[percpu-decl\\]" "a tag from a macro" } */
int i (int *p __percpu) { return *raw_cpu_ptr (p); }	/* { dg-warning "@__percpu:\\[percpu-decl\\]" "behind the name" } */
int j (void) { return anonymous.x; }			/* { dg-bogus "percpu" "an ordinary object" } */
