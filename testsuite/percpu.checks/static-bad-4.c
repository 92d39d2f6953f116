/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "static" at function scope, in every kind of block.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-unused-variable -Wno-old-style-declaration" } */
#include <percpu.h>

int f (int n)
{
	static DEFINE_PER_CPU (int, a1);	/* { dg-error "@static:\\[percpu-static\\]" "function" } */
	const static DEFINE_PER_CPU (int, a2) = 1;	/* { dg-error "@static:\\[percpu-static\\]" "const static" } */
	DEFINE_STATIC_PER_CPU (int, ok1);	/* { dg-bogus "percpu" "right form" } */
	static int plain;			/* { dg-bogus "percpu" "ordinary" } */
	{
		static DEFINE_PER_CPU (int, a3);	/* { dg-error "@static:\\[percpu-static\\]" "block" } */
		DEFINE_STATIC_PER_CPU (int, ok2);	/* { dg-bogus "percpu" "right form in a block" } */
	}
	while (n--) {
		static
		DEFINE_PER_CPU (int, a4);	/* { dg-error "17:\\[percpu-static\\]" "loop, line above" { target * } .-1 } */
	}
	n = ({ static DEFINE_PER_CPU (int, a5); 1; });	/* { dg-error "@static:\\[percpu-static\\]" "statement expression" } */
	return n + plain;
}

static inline int g (void)
{
	static DEFINE_PER_CPU_READ_MOSTLY (int, a6);	/* { dg-error "@static:\\[percpu-static\\]" "inline function" } */
	return 0;
}

int h (void)
{
	int nested (void)
	{
		static DEFINE_PER_CPU (int, a7);	/* { dg-error "@static:\\[percpu-static\\]" "nested function" } */
		return 0;
	}
	return nested () + g ();
}
