/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Slept on one of the paths: that may be one on which nothing is held.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

bool wants (int);
bool wanted (int);

void tied (int x)
{
	if (wants (x))
		get_cpu ();
	if (wanted (x))
		msleep (1);
	if (wants (x))
		put_cpu ();
}

void tied_by_a_flag (int x)
{
	bool may = true;

	if (wants (x))
		get_cpu ();
	if (wanted (x))
		may = false;
	if (may)
		msleep (1);
	if (wants (x))
		put_cpu ();
}
