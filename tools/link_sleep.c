// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * [percpu-sleep] through all units: a function that holds the CPU calls one that sleeps
 * for certain, whose own unit is another, or that sleeps by what another unit does.
 */
#include <stdio.h>

#include "link.h"

static struct {
	unsigned long held, sleepers;
} count;

/* The first call of F that sleeps, whatever F is given; NULL: none. */
static const struct flow_call *sleeping_call(struct flow_function *f);

static bool sleeps_p(struct flow_function *f)
{
	if (f->sleep == SLEEP_NOT_ASKED) {
		/* Until it is known: what calls itself does not sleep by that. */
		f->sleep = SLEEP_NONE;
		if (!(f->flags & PERCPU_FUNCTION_SLEEPS))
			f->sleeper = sleeping_call(f);
		if ((f->flags & PERCPU_FUNCTION_SLEEPS) || f->sleeper)
			f->sleep = SLEEP_CERTAIN;
		count.sleepers += f->sleep == SLEEP_CERTAIN;
	}
	return f->sleep == SLEEP_CERTAIN;
}

/* What CALL of F calls, if it is known; a weak function may yield to one not seen. */
static struct flow_function *callee_of(const struct flow_function *f,
				       const struct flow_call *call)
{
	struct flow_function *callee;

	if (call->kind != PERCPU_CALLS_FUNCTION)
		return NULL;
	callee = resolve_function(f->unit, call->target);
	return callee && !(callee->flags & PERCPU_FUNCTION_WEAK) ? callee : NULL;
}

static const struct flow_call *sleeping_call(struct flow_function *f)
{
	const unsigned certain = PERCPU_CALL_FREE | PERCPU_CALL_CERTAIN;

	for (unsigned i = 0; i < f->nr_calls; i++) {
		struct flow_function *callee;

		if ((f->calls[i].flags & certain) != certain)
			continue;
		callee = callee_of(f, &f->calls[i]);
		if (callee && sleeps_p(callee))
			return &f->calls[i];
	}
	return NULL;
}

static const char *hold_text(unsigned hold)
{
	static const char *const texts[] = {
		"preemption disabled", "softirqs disabled", "interrupts disabled",
		"migration disabled", "a spinlock held", "an RCU lock held"
	};

	return hold < sizeof(texts) / sizeof(*texts) ? texts[hold] : "the CPU held";
}

/* The way from F to what sleeps. */
static void explain_sleep(const struct flow_function *f)
{
	for (int i = 0; i < 20 && f; i++) {
		if (f->sleeper) {
			report_note(&f->sleeper->where, "'%s' calls '%s' here",
				    f->name, f->sleeper->target);
			f = callee_of(f, f->sleeper);
		} else if (f->sleeps_by_call) {
			report_note(&f->sleeps_at, "'%s' calls '%s' here", f->name,
				    f->sleeps_by);
			f = own_function(f->unit, f->sleeps_by);
			if (f && !(f->flags & PERCPU_FUNCTION_SLEEPS))
				return;
		} else {
			report_note(&f->sleeps_at, "'%s' sleeps here, in '%s'",
				    f->name, f->sleeps_by);
			return;
		}
	}
}

static void look_at_call(const struct flow_function *f, const struct flow_call *call)
{
	struct flow_function *callee = callee_of(f, call);

	count.held++;
	/* Another call may have ended the section. */
	if ((f->unseen & PERCPU_FUNCTION_ENDS) || !callee || !sleeps_p(callee))
		return;
	/* The compiler has seen that. */
	if (callee->unit == f->unit && (callee->flags & PERCPU_FUNCTION_SLEEPS))
		return;
	if (!report_begin(LINK_SLEEP, &call->where, f->name,
			  "'%s' may sleep, but is called with %s by '%s'",
			  callee->name, hold_text(call->hold), call->holder))
		return;
	report_note(&call->began, "the section begins here; end it first, or do what "
		    "sleeps before it");
	explain_sleep(callee);
	report_end();
}

static void look_at_unit(struct unit *unit)
{
	for (unsigned i = 0; unit->flow && i < unit->flow->nr_functions; i++) {
		const struct flow_function *f = &unit->flow->functions[i];

		for (unsigned j = 0; j < f->nr_calls; j++)
			if (f->calls[j].flags & PERCPU_CALL_HELD)
				look_at_call(f, &f->calls[j]);
	}
}

void check_sleeping(void)
{
	each_unit(look_at_unit);
	if (link_opt.statistics)
		fprintf(stderr, "%s: %lu calls with the CPU held; %lu of the functions "
			"asked for sleep\n", program, count.held, count.sleepers);
}
