/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is asked for at the end of a long path is still known there.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#include "input/steps.h"

int the_same_mode (int mode)
{
	int result, failed = 0;

	if (mode)
		preempt_disable ();
	STEPS_25;
	if (mode)
		preempt_enable ();
	return failed;
}

int a_flag (int mode)
{
	int result, failed = 0;
	bool held = false;

	if (mode > 3) {
		preempt_disable ();
		held = true;
	}
	STEPS_25;
	if (held)
		preempt_enable ();
	return failed;
}
