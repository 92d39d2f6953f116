/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Alignment counts; so do a function's statics, and a Linux tree's variables.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel size-limit=130" } */
#define DEFINE_PER_CPU(type, name) __attribute__ ((section (".data..percpu"))) __typeof__ (type) name

DEFINE_PER_CPU (char, a);
DEFINE_PER_CPU (char, b) __attribute__ ((aligned (64)));
DEFINE_PER_CPU (char, c) __attribute__ ((aligned (64)));

char *f (void);
char *f (void)
{
	static DEFINE_PER_CPU (char [3], inside);	/* { dg-error "@inside:take 132 bytes.*\\[percpu-size\\]" "1 + 63 + 1 + 63 + 1 + 3" } */

	return inside;
}
