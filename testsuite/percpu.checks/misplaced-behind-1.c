/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The word behind what is declared: no syntax error where there is none without the plugin.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

#define word_t unsigned long
int value __percpu = 2;					/* { dg-warning "@__percpu:\\[percpu-decl\\]" "an initializer" } */
int *pointer __percpu;					/* { dg-warning "@__percpu:\\[percpu-decl\\]" "a pointer" } */
int array[3] __percpu;					/* { dg-warning "@__percpu:\\[percpu-decl\\]" "an array" } */
int (*function) (void) __percpu;			/* { dg-warning "@__percpu:\\[percpu-decl\\]" "a pointer to a function" } */
struct members {
	int first __percpu, second;			/* { dg-warning "@__percpu:\\[percpu-decl\\]" "a list" } */
	unsigned last __percpu;				/* { dg-warning "@__percpu:\\[percpu-decl\\]" "a member" } */
	int bits __percpu : 3;				/* { dg-warning "@__percpu:\\[percpu-decl\\]" "a bit-field" } */
};
int f (int number __percpu,				/* { dg-warning "@__percpu:\\[percpu-decl\\]" "a parameter" } */
       int list[] __percpu)				/* { dg-warning "@__percpu:\\[percpu-decl\\]" "an array" } */
{
	(void) list;
	return number + value + array[1];		/* { dg-bogus "percpu" "ordinary objects" } */
}
int g (void) { return *raw_cpu_ptr (pointer); }		/* { dg-bogus "percpu" "the pointer leads to per-CPU data" } */

/* Types, without a name behind them.  */
int h (const word_t __percpu, struct members __percpu, typeof (value) __percpu);	/* { dg-bogus "percpu" "types" } */
unsigned long sizes = sizeof (struct members __percpu) + sizeof (typeof (value) __percpu)	/* { dg-bogus "percpu" "types" } */
		      + sizeof (const word_t __percpu) + sizeof (int __percpu);		/* { dg-bogus "percpu" "types" } */
