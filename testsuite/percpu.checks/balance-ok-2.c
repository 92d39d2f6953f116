/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A walk that holds the CPU from one call to the next: the function that goes on ends it, and begins it again by a helper.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/flow-kernel.h"

int first (int n);
int next (int n);

static int enter (int n)
{
	preempt_disable ();
	return n;
}

int first (int n)
{
	if (!n)
		return 0;
	return enter (n);
}

int next (int n)
{
	preempt_enable ();
	if (n < 0)
		return n;
	if (n > 5)
		return 0;
	return enter (n + 1);
}
