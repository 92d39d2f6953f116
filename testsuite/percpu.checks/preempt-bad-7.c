/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A register of the CPU is read, and written back, perhaps on another CPU.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#include "input/msr.h"

int by_pointer (u32 msr)
{
	u64 val;
	int ret;

	msleep (1);
	ret = rdmsrl_safe (msr, &val);
	if (ret)
		return ret;
	return wrmsrl_safe (msr, val);			/* { dg-error "@wrmsrl_safe:'wrmsrl_safe' means this CPU, but the task can be moved to another here \\\[percpu-preempt\\\]" "by a pointer" } */
}

void by_value (void)
{
	u64 val;

	rdmsrl (0x1a0, val);
	wrmsrl (0x1a0, val);				/* { dg-error "@wrmsrl:\\[percpu-preempt\\]" "by its value" } */
	msleep (1);
}

static int probe (u32 msr)
{
	u64 val;

	if (rdmsrl_safe (msr, &val))
		return -1;
	return wrmsrl_safe (msr, val);
}

int behind_its_section (u32 msr)
{
	preempt_disable ();
	preempt_enable ();
	return probe (msr);				/* { dg-error "@probe:'probe' means this CPU.*\\[percpu-preempt\\]" "in a function" } */
}
