/* SPDX-License-Identifier: GPL-2.0-or-later */
/* [percpu-sleep]: a call that may sleep while the CPU is held. */
#include "flow.h"

/* What holds the CPU at STATE, the one that began last. */
const flow_event *
cpu_holder (const flow_state *state, enum hold *which)
{
	static const enum hold order[] = {
		HOLD_PREEMPT, HOLD_MIGRATE, HOLD_IRQ, HOLD_BH, HOLD_SPIN
	};

	for (enum hold hold : order)
		if (hold != HOLD_MIGRATE && state->depth[hold] > 0
		    && !((state->unknown | state->doubted) >> hold & 1)) {
			*which = hold;
			return state->entered[hold];
		}
	return NULL;
}

/* From a call of this unit's functions to the sleeper: notes on the way. */
static void
explain_sleep (const flow_event *event)
{
	for (int i = 0; i < 6 && event->callee; i++) {
		const flow_event *inner = event->callee->sleeps
					  ? event->callee->sleeps
					  : event->callee->passes_flags;

		if (!inner)
			return;

		inform (report_place (inner->where), inner->callee
			? G_("%qs calls %qs here") : G_("%qs sleeps here, in %qs"),
			IDENTIFIER_POINTER (DECL_NAME (event->callee->node->decl)),
			event_name (*inner));
		event = inner;
	}
}

/* EVENT may sleep, and STATE holds the CPU. */
void
check_sleep (const flow_event &event, const flow_state *state)
{
	location_t where = report_place (event.where);
	enum hold hold = HOLD_PREEMPT;
	const flow_event *entered = cpu_holder (state, &hold);
	rich_location richloc (line_table, where);

	if (!entered || !check_enabled_p (CHECK_sleep, where))
		return;
	if (!percpu_report (CHECK_sleep, &richloc, where,
			    "%qs may sleep, but is called with %s by %qs",
			    event_name (event), _(hold_name (hold)),
			    event_name (*entered)))
		return;
	inform (report_place (entered->where), "the section begins here; end it "
		"first, or do what sleeps before it");
	explain_sleep (&event);
}

/* Did EVENT begin a section in which nothing sleeps with PREEMPT_RT either? */
static bool
rt_section_begun_p (const flow_event *event)
{
	if (event->callee)
		return event->callee->zero.depth[HOLD_RT] > 0
		       || event->callee->nonzero.depth[HOLD_RT] > 0;
	return event->entry->holds >> HOLD_RT & 1;
}

/* The same as cpu_holder () with PREEMPT_RT, where locks that sleep hold nothing. */
const flow_event *
rt_holder (const flow_state *state, enum hold *which)
{
	static const enum hold order[] = { HOLD_PREEMPT, HOLD_IRQ, HOLD_SPIN };

	for (enum hold hold : order) {
		const flow_event *entered = state->entered[hold];

		if (!entered || state->depth[hold] <= 0
		    || ((state->unknown | state->doubted) >> hold & 1))
			continue;
		*which = hold;
		if (rt_section_begun_p (entered))
			return entered;
		/* A lock within it that sleeps; did the last that does not begin it? */
		entered = state->entered[HOLD_RT];
		if (entered && !entered->callee && (entered->entry->holds >> hold & 1))
			return entered;
	}
	return NULL;
}

/* Notes on the way to the lock; a function of the lock's own header needs none. */
static void
explain_sleep_rt (const flow_event *event)
{
	for (int i = 0; i < 6 && event->callee; i++) {
		const flow_function *callee = event->callee;
		const flow_event *inner = callee->sleeps_rt;

		if (!inner || (rt_lock_event_p (*inner)
			       && DECL_DECLARED_INLINE_P (callee->node->decl)))
			return;
		inform (report_place (inner->where), inner->callee
			? G_("%qs calls %qs here") : G_("%qs sleeps here, in %qs"),
			IDENTIFIER_POINTER (DECL_NAME (callee->node->decl)),
			event_name (*inner));
		event = inner;
	}
}

/* EVENT may sleep with PREEMPT_RT, where STATE must not. */
void
check_sleep_rt (const flow_event &event, const flow_state *state)
{
	location_t where = report_place (event.where);
	enum hold hold = HOLD_PREEMPT;
	const flow_event *entered = rt_holder (state, &hold);
	rich_location richloc (line_table, where);

	if (!entered || !check_enabled_p (CHECK_sleep, where) || by_rt_macro_p (*entered))
		return;
	if (!percpu_report (CHECK_sleep, &richloc, where,
			    "with %<PREEMPT_RT%> %qs may sleep, but is called with %s by %qs",
			    event_name (event), _(hold_name (hold)),
			    event_name (*entered)))
		return;
	inform (report_place (entered->where), "the section begins here; end it first, "
		"disable migration only, or use a %<raw_spinlock_t%>");
	explain_sleep_rt (&event);
}

/* EVENT may sleep at no depth of F's own: does F run where it must not? */
void
check_sleep_in_context (const flow_function *f, const flow_event &event)
{
	static const enum context atomic[] = { CTX_HARDIRQ, CTX_SOFTIRQ, CTX_ATOMIC };
	location_t where = report_place (event.where);
	rich_location richloc (line_table, where);

	for (enum context context : atomic) {
		if (!f->contexts || !f->contexts->by[context].entry
		    || !check_enabled_p (CHECK_sleep, where))
			continue;
		if (percpu_report (CHECK_sleep, &richloc, where,
				   "%qs may sleep, but %qs must not", event_name (event),
				   IDENTIFIER_POINTER (DECL_NAME (f->node->decl)))) {
			explain_context (f, context);
			explain_sleep (&event);
		}
		return;
	}
}
