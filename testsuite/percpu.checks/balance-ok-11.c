/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sections of interrupts in one another that leave all as it was; a section of the caller's.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/flow-kernel.h"

void each_its_own (void)
{
	unsigned long outer, inner;

	local_irq_save (outer);
	local_irq_save (inner);
	hits++;
	local_irq_restore (inner);
	local_irq_restore (outer);
}

void opened_and_closed (void)
{
	unsigned long flags;

	local_irq_save (flags);
	local_irq_enable ();
	hits++;
	local_irq_disable ();
	local_irq_restore (flags);
}

void again (int x)
{
	unsigned long flags;

	do {
		local_irq_save (flags);
		hits++;
		local_irq_restore (flags);
		local_irq_save (flags);
		hits--;
		local_irq_restore (flags);
	} while (work (x));
}

/* On failure it ends the caller's section, behind one of its own. */
int ends_callers (int x)
{
	get_cpu ();
	x = work (x);
	put_cpu ();
	if (x) {
		put_cpu ();
		return x;
	}
	return 0;
}
