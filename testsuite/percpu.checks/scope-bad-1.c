/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A per-CPU variable where no per-CPU variable can be.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-unused-variable -Wno-unused-parameter" } */
#include <percpu.h>

int block (void)
{
	DEFINE_PER_CPU (int, a1);		/* { dg-error "@a1:\\[percpu-scope\\]" "in a function" } */
	DEFINE_PER_CPU (int, a2) = 3;		/* { dg-error "@a2:\\[percpu-scope\\]" "in a function, initializer" } */
	DEFINE_STATIC_PER_CPU (int, ok1);	/* { dg-bogus "percpu" "static form" } */
	DECLARE_PER_CPU (int, ok2);		/* { dg-bogus "percpu" "extern declaration" } */
	int plain = 0;				/* { dg-bogus "percpu" "ordinary" } */
	{
		DEFINE_PER_CPU (long, a3);	/* { dg-error "@a3:\\[percpu-scope\\]" "in a block" } */
	}
	return plain + per_cpu (ok2, 0) + per_cpu (ok1, 0);
}

int parameter (DEFINE_PER_CPU (int, p1));	/* { dg-error "@p1:\\[percpu-scope\\]" "parameter of a declaration" } */
int parameter2 (int x, DEFINE_PER_CPU (int, p2))	/* { dg-error "@p2:\\[percpu-scope\\]" "parameter of a definition" } */
{
	return x;
}

struct s {
	int before;				/* { dg-bogus "percpu" "ordinary member" } */
	DEFINE_PER_CPU (int, m1);		/* { dg-error "@m1:\\[percpu-scope\\]" "member" } */
	DEFINE_PER_CPU (int [3], m2);		/* { dg-error "@m2:\\[percpu-scope\\]" "array member" } */
};
union u {
	DEFINE_PER_CPU (int, m3);		/* { dg-error "@m3:\\[percpu-scope\\]" "union member" } */
};
typedef DEFINE_PER_CPU (int, t1);		/* { dg-error "@t1:\\[percpu-scope\\]" "typedef" } */
DECLARE_PER_CPU (int, ok3);			/* { dg-bogus "percpu" "declaration" } */
struct s s;
union u u;
