/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A Linux tree: a block's own variable is none of the unit's.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall -Wno-attributes" } */
/* { dg-plugin "kernel" } */
#define IN(sec) __attribute__ ((section (".data..percpu" sec)))

extern IN ("") int v1;
IN ("") int v1;					/* { dg-bogus "percpu" "the same" } */
int *f (void);
int *f (void)
{
	static IN ("..read_mostly") int v1;	/* { dg-bogus "percpu-decl" "another variable" } */

	return &v1;
}
