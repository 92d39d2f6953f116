/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every kind of block, and all DEFINE forms in one.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -w" } */
#include <percpu.h>

int f (int n)
{
	DEFINE_PER_CPU_FIRST (int, v6);		/* { dg-error "@v6:\\[percpu-scope\\]" "FIRST" } */
	DEFINE_PER_CPU_SHARED_ALIGNED (int, v7);	/* { dg-error "@v7:\\[percpu-scope\\]" "SHARED_ALIGNED" } */
	DEFINE_PER_CPU_ALIGNED (int, v8);	/* { dg-error "@v8:\\[percpu-scope\\]" "ALIGNED" } */
	DEFINE_PER_CPU_PAGE_ALIGNED (int, v9);	/* { dg-error "@v9:\\[percpu-scope\\]" "PAGE_ALIGNED" } */
	DEFINE_PER_CPU_READ_MOSTLY (int, v10);	/* { dg-error "@v10:\\[percpu-scope\\]" "READ_MOSTLY" } */
	for (DEFINE_PER_CPU (int, i1) = 0; n; n--)	/* { dg-error "@i1:\\[percpu-scope\\]" "for" } */
		;
	while (n--) {
		const DEFINE_PER_CPU (int, w1) = 1;	/* { dg-error "@w1:\\[percpu-scope\\]" "loop" } */
	}
	n = ({ DEFINE_PER_CPU (int, x1); 1; });	/* { dg-error "@x1:\\[percpu-scope\\]" "statement expression" } */
	switch (n) {
	case 1: {
		volatile DEFINE_PER_CPU (int, c1);	/* { dg-error "@c1:\\[percpu-scope\\]" "case" } */
	}
	}
	int nested (void)
	{
		DEFINE_PER_CPU (int, y1);	/* { dg-error "@y1:\\[percpu-scope\\]" "nested function" } */
		DEFINE_STATIC_PER_CPU (int, y2);	/* { dg-bogus "percpu" "static form in a nested function" } */
		return 0;
	}
	return nested ();
}

inline int g (void)
{
	DEFINE_PER_CPU (int, z1);		/* { dg-error "@z1:\\[percpu-scope\\]" "inline function" } */
	return 0;
}
