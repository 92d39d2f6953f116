/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known at a point of a path: does the CPU stay? */
#include "flow.h"
#include "alloc-pool.h"

static const unsigned all_holds = (1 << NR_HOLDS) - 1;

bool
flow_state::cpu_held_p () const
{
	static const unsigned holding = 1 << HOLD_PREEMPT | 1 << HOLD_BH
					| 1 << HOLD_IRQ | 1 << HOLD_SPIN;

	for (int hold = 0; hold < NR_HOLDS; hold++)
		if ((holding >> hold & 1) && depth[hold] > 0
		    && !((unknown | doubted) >> hold & 1))
			return true;
	return false;
}

/* At the depth of the function's begin, as far as the CPU is concerned? */
bool
flow_state::cpu_free_p () const
{
	if ((unknown & all_holds) || held || asked)
		return false;
	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (hold != HOLD_RCU && hold != HOLD_MIGRATE && depth[hold] != 0)
			return false;
	return true;
}

/*
 * Freed by the function itself?  It has enabled interrupts that its caller had disabled:
 * nothing else holds the CPU that is known here, and these do not any more.
 */
bool
flow_state::cpu_freed_p () const
{
	if (!irqs_on || depth[HOLD_IRQ] >= 0)
		return cpu_free_p ();
	if ((unknown & all_holds) || held || asked)
		return false;
	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (hold != HOLD_RCU && hold != HOLD_MIGRATE && hold != HOLD_IRQ
		    && depth[hold] != 0)
			return false;
	return true;
}

static pool_allocator states ("states of paths", sizeof (flow_state));

void *
flow_state::operator new (size_t)
{
	return states.allocate ();
}

void
flow_state::operator delete (void *state)
{
	states.remove (state);
}
