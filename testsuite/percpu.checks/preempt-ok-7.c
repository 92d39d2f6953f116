/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Registers of the CPU that may be read and written as they are here.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#include "input/msr.h"

void take (u64 val);
void change (u64 *val);

int held (u32 msr)
{
	u64 val;
	int ret;

	msleep (1);
	preempt_disable ();
	ret = rdmsrl_safe (msr, &val);
	if (!ret)
		ret = wrmsrl_safe (msr, val);
	preempt_enable ();
	return ret;
}

/* Many are the same on all CPUs.  */
void reads (void)
{
	u64 val;

	msleep (1);
	rdmsrl (0xce, val);
	take (val);
}

void writes (u64 val)
{
	msleep (1);
	wrmsrl (0x1a0, val);
}

/* Of a package, say: who changes it says so, and it is not known whose it is.  */
void changes (void)
{
	u64 val;

	msleep (1);
	rdmsrl (0x1ac, val);
	val |= 0x8000;
	wrmsrl (0x1ac, val);
}

void changed_elsewhere (u32 msr)
{
	u64 val;

	msleep (1);
	if (rdmsrl_safe (msr, &val))
		return;
	change (&val);
	wrmsrl_safe (msr, val);
}

void set_in_between (u32 msr)
{
	u64 val;

	msleep (1);
	if (rdmsrl_safe (msr, &val))
		val = 0;
	wrmsrl_safe (msr, val);
}

void another_register (u32 a, u32 b)
{
	u64 val;

	msleep (1);
	if (!rdmsrl_safe (a, &val))
		wrmsrl_safe (b, val);
	rdmsrl (a, val);
	wrmsrl (b, val);
}

/* Who calls it is not known.  */
int probe (u32 msr)
{
	u64 val;

	if (rdmsrl_safe (msr, &val))
		return -1;
	return wrmsrl_safe (msr, val);
}
