/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What one step gave is not asked for in the next one: no path is too long to be followed.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#include "input/steps.h"

int left_at_the_end (void)
{
	int result, failed = 0;

	preempt_disable ();
	STEPS_25;
	if (failed)
		return failed;		/* { dg-error "24:\\[percpu-balance\\]" "held" } */
	preempt_enable ();
	return 0;
}

int found_out_before (void)
{
	int result, failed = 0, mode = probe (-1);

	STEPS_25;
	if (!mode)
		return failed;
	preempt_disable ();
	STEPS_5 (25);
	if (failed)
		return failed;		/* { dg-error "24:\\[percpu-balance\\]" "held" } */
	preempt_enable ();
	return 0;
}
