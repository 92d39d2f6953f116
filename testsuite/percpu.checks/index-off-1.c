/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=index.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-array-bounds" } */
/* { dg-plugin "no-check=index nr-cpus=64" } */
#include <percpu.h>

DEFINE_PER_CPU (int, hits);

int f1 (void)
{
	return per_cpu (hits, 64) + per_cpu (hits, -1);	/* { dg-bogus "percpu" "off" } */
}
