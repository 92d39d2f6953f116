/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-preempt]: this CPU is meant where the function itself proves that the task can
 * be moved to another: it sleeps at the same depth, or its own section has just ended.
 */
#include "flow.h"

/*
 * Is one of A and B always on the way to the other?  Else what leads to the one may rule
 * the other out in a way that is not seen.
 */
bool
tied_p (const flow_event *a, const flow_event *b)
{
	basic_block x = gimple_bb (a->stmt), y = gimple_bb (b->stmt);
	const bool known = dom_info_available_p (CDI_DOMINATORS);
	bool tied;

	if (x == y)
		return true;
	calculate_dominance_info (CDI_DOMINATORS);
	tied = dominated_by_p (CDI_DOMINATORS, x, y)
	       || dominated_by_p (CDI_DOMINATORS, y, x);
	if (!known)
		free_dominance_info (CDI_DOMINATORS);
	return tied;
}

static const char *
advice (const char *name)
{
	if (!strcmp (name, "smp_processor_id"))
		return G_("hold the CPU with %<get_cpu ()%> and %<put_cpu ()%>; if any "
			  "CPU will do, say %<raw_smp_processor_id ()%>");
	if (startswith (name, "__this_cpu_"))
		return G_("without the underscores the operation is safe in any "
			  "context");
	if (startswith (name, "wrmsr"))
		return G_("this was read from the same register, perhaps of another CPU: hold "
			  "the CPU in between, with %<preempt_disable ()%> and "
			  "%<preempt_enable ()%>");
	return G_("hold the CPU from here to the last use, with %<get_cpu_ptr ()%> and "
		  "%<put_cpu_ptr ()%> for instance");
}

/* The function that EVENT calls expects its callers to hold the CPU: where is it? */
static void
explain_contract (const flow_event *event)
{
	tree callee = gimple_call_fndecl (event->stmt);

	inform (DECL_SOURCE_LOCATION (callee), "%qs is to be called with the CPU held: it is "
		"declared with %<__percpu_needs_cpu%>",
		IDENTIFIER_POINTER (DECL_NAME (callee)));
}

/* The event behind EVENT, however many calls of this unit's functions away. */
static const flow_event *
innermost (const flow_event *event)
{
	for (int i = 0; i < 50 && event->callee; i++)
		event = event->callee->needs_cpu;
	return event;
}

/* The function whose own statement the need is. */
static tree
last_callee (const flow_event *event)
{
	tree callee = NULL_TREE;

	for (int i = 0; i < 50 && event->callee; i++) {
		callee = event->callee->node->decl;
		event = event->callee->needs_cpu;
	}
	return callee;
}

/* The other way to put it right, when FUNCTION means its callers' CPU. */
static void
offer_contract (tree function)
{
	inform (DECL_SOURCE_LOCATION (function), "if the callers of %qs are to hold the CPU, "
		"declare it with %<__percpu_needs_cpu%>",
		IDENTIFIER_POINTER (DECL_NAME (function)));
}

/* NEED has been reported: how it comes about, and what to do. */
static void
explain_need (const flow_event *need)
{
	const flow_event *inner = innermost (need);

	for (const flow_event *event = need; event->callee;) {
		const flow_event *next = event->callee->needs_cpu;

		inform (report_place (next->where), "%qs needs the CPU here, by %qs",
			IDENTIFIER_POINTER (DECL_NAME (event->callee->node->decl)),
			event_name (*next));
		event = next;
	}
	if (contract_event_p (*inner))
		explain_contract (inner);
	else if (inner->entry->action == ACT_NEEDS_CPU)
		inform (report_place (need->where), advice (inner->entry->name));
	if (need->callee && inner->entry->action == ACT_NEEDS_CPU)
		offer_contract (last_callee (need));
}

static bool
report_need (const flow_event *need)
{
	location_t where = report_place (need->where);
	rich_location richloc (line_table, where);

	return check_enabled_p (CHECK_preempt, where)
	       && percpu_report (CHECK_preempt, &richloc, where,
				 "%qs means this CPU, but the task can be moved to "
				 "another here", event_name (*need));
}

/* Stands for what is known of the function before it begins. */
static const call_entry context_entry = { "", ACT_NONE, 0, 0, NULL };
const flow_event context_event = { NULL, &context_entry, NULL, UNKNOWN_LOCATION };

/*
 * NEED of the CPU is on one path of F with PROOF that the task can be moved.  TIED: no
 * condition is between the two that may go either way.
 */
void
check_preempt (const flow_function *f, const flow_event *need, const flow_event *proof,
	       bool tied)
{
	if (proof != &context_event && !tied && !tied_p (need, proof))
		return;
	if (says_where_it_runs_p (f, ANY_SAYING) || !report_need (need))
		return;
	if (proof == &context_event)
		explain_context (f, CTX_PROCESS);
	else if (proof->entry->action == ACT_LEAVE)
		inform (report_place (proof->where), "%qs has ended the section that "
			"held the CPU", event_name (*proof));
	else
		inform (report_place (proof->where), "%qs may sleep at the same depth, "
			"so preemption is enabled", event_name (*proof));
	explain_need (need);
}

/* NEED reads and writes back where only migration is disabled, in STATE. */
void
check_unprotected (const flow_event &need, const flow_state *state)
{
	const flow_event *entered = state->entered[HOLD_MIGRATE];
	location_t where = report_place (need.where);
	rich_location richloc (line_table, where);

	if (!entered || !check_enabled_p (CHECK_preempt, where))
		return;
	if (!percpu_report (CHECK_preempt, &richloc, where,
			    "%qs is not atomic, and %qs lets other tasks run on this CPU",
			    event_name (need), event_name (*entered)))
		return;
	inform (report_place (entered->where), "the section begins here");
	inform (where, advice (need.entry->name));
}
