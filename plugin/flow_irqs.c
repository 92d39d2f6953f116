/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-balance]: sections of interrupts in one another, of which the inner one takes away
 * what the outer one needs.  Depths are even there, but the outer section does not do what
 * is written: who saves has to restore the same, and what was disabled stays disabled
 * until then.
 */
#include "flow_paths.h"

/*
 * What ends the section when EVENT happens: EVENT itself, or, when that is a call of such a
 * thing as spin_unlock_irq (), the only thing in it that is about interrupts.  NULL: it is not
 * as simple as that.
 */
static const flow_event *
ending_event (const flow_event &event)
{
	const flow_function *callee = event.callee;
	const flow_event *found = NULL;
	basic_block block;

	if (!callee)
		return &event;
	if (!DECL_DECLARED_INLINE_P (callee->node->decl))
		return NULL;
	FOR_EACH_BB_FN (block, callee->fun)
		for (const flow_event &inner : callee->events[block->index]) {
			if (inner.callee ? !(inner.callee->touched >> HOLD_IRQ & 1)
					 : !(inner.entry->holds >> HOLD_IRQ & 1))
				continue;
			if (found || inner.callee || inner.entry->action != ACT_LEAVE)
				return NULL;
			found = &inner;
		}
	return found;
}

/*
 * The statement that gave the flags which EVENT restores: by convention they are the last
 * argument, of functions that hand them on as well.  NULL: it is not known.
 */
static gimple *
saved_by (const flow_event &event)
{
	unsigned n = is_gimple_call (event.stmt) ? gimple_call_num_args (event.stmt) : 0;
	tree flags = n ? looked_through (gimple_call_arg (event.stmt, n - 1)) : NULL_TREE;

	return flags && TREE_CODE (flags) == SSA_NAME ? SSA_NAME_DEF_STMT (flags) : NULL;
}

/* The event of F by which STMT saves flags; NULL: it does not. */
static const flow_event *
saving_event (const flow_function *f, const gimple *stmt)
{
	if (!stmt || !gimple_bb (stmt))
		return NULL;
	for (const flow_event &event : f->events[gimple_bb (stmt)->index])
		if (event.stmt == stmt && event.entry->action == ACT_ENTER
		    && event.entry->arg == SAVES_IRQS)
			return &event;
	return NULL;
}

static void
report_mixed_up (const flow_event &event, const flow_event &inner, const flow_event &outer)
{
	location_t where = report_place (event.where);
	rich_location richloc (line_table, where);

	if (!check_enabled_p (CHECK_balance, where)
	    || !percpu_report (CHECK_balance, &richloc, where,
			       "%qs ends the outer section, but restores what was saved in "
			       "it: interrupts stay disabled", event_name (event)))
		return;
	inform (report_place (inner.where), "it was saved here, with interrupts disabled already");
	inform (report_place (outer.where), "what was saved here is not restored");
}

static void
report_opened (const flow_event &event, const flow_event &outer)
{
	location_t where = report_place (event.where);
	rich_location richloc (line_table, where);

	if (check_enabled_p (CHECK_balance, where)
	    && percpu_report (CHECK_balance, &richloc, where,
			      "%qs enables interrupts in a section that is to keep them "
			      "disabled", event_name (event)))
		inform (report_place (outer.where), "that section begins here");
}

/*
 * EVENT ends a section of interrupts, and STATE is that in front of it.  False: it is as it
 * should be; else it is reported, if REPORT.
 */
bool
irqs_mixed_p (const flow_function *f, const flow_event &event, const flow_state *state,
	      bool report)
{
	const flow_event *inner, *outer = state->saved, *ending;

	if (!outer || ((state->unknown | state->doubted | state->drifted) >> HOLD_IRQ & 1)
	    || !(ending = ending_event (event)))
		return false;
	if (ending->entry->arg == ENABLES_IRQS) {
		if (state->depth[HOLD_IRQ] < 2)
			return false;
		if (report)
			report_opened (event, *outer);
		return true;
	}
	if (state->depth[HOLD_IRQ] != 1 || !(inner = saving_event (f, saved_by (event)))
	    || inner->stmt == outer->stmt)
		return false;
	if (report)
		report_mixed_up (event, *inner, *outer);
	return true;
}
