// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * [percpu-preempt] through all units: the shortest way from where a task can certainly be
 * moved, over calls with nothing held, to what means this CPU.  What is not certain
 * ends the search: a name with several definitions, a call through a pointer that
 * nobody is known to set, a function that asks where it runs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"

static struct {
	unsigned long functions, silent, reached, calls;
	unsigned long indirect, resolved, unknown;
	unsigned long undefined, several;	/* what functions are called */
	unsigned long doubtful;
} count;

static struct flow_function *queue, **queue_end = &queue;

/* Does F bind its task, or ask where it runs, by a function that it calls? */
static bool silent_by_callee_p(const struct flow_function *f)
{
	for (unsigned i = 0; i < f->nr_calls; i++) {
		const struct flow_call *call = &f->calls[i];
		const struct flow_function *callee;

		if (call->kind != PERCPU_CALLS_FUNCTION)
			continue;
		callee = resolve_function(f->unit, call->target);
		if (callee && ((callee->flags & PERCPU_FUNCTION_BINDS)
			       || ((callee->flags & PERCPU_FUNCTION_ASKS)
				   && (call->flags & PERCPU_CALL_USED))))
			return true;
	}
	return false;
}

static const unsigned net_mask = PERCPU_FUNCTION_BEGINS | PERCPU_FUNCTION_ENDS;

/*
 * Does F leave a section open, or end one of its caller's, itself or as a wrapper of what
 * does so?  One that calls functions of both kinds leaves things as they were.
 */
static unsigned net_of(struct flow_function *f)
{
	unsigned net = 0;

	if (f->net_known)
		return f->net;
	f->net_known = true;
	if (f->flags & net_mask)
		return f->net = f->flags & net_mask;
	for (unsigned i = 0; i < f->nr_calls; i++) {
		const struct flow_function *callee;

		if (f->calls[i].kind != PERCPU_CALLS_FUNCTION)
			continue;
		callee = resolve_function(f->unit, f->calls[i].target);
		if (callee && callee->unit != f->unit)
			net |= callee->flags & net_mask;
	}
	return f->net = net == net_mask ? 0 : net;
}

/* Does CALL of F leave a section open, or end one, in a way that F's unit does not show? */
static unsigned unseen_by(const struct flow_function *f, const struct flow_call *call)
{
	struct flow_function *callee;

	if (call->kind != PERCPU_CALLS_FUNCTION)
		return 0;
	callee = resolve_function(f->unit, call->target);
	if (!callee || (callee->unit == f->unit && (callee->flags & net_mask)))
		return 0;
	return net_of(callee);
}

static void note_unseen_sections(struct unit *unit)
{
	for (unsigned i = 0; unit->flow && i < unit->flow->nr_functions; i++) {
		struct flow_function *f = &unit->flow->functions[i];

		for (unsigned j = 0; j < f->nr_calls; j++)
			f->unseen |= unseen_by(f, &f->calls[j]);
	}
}

static void note_silence(struct unit *unit)
{
	for (unsigned i = 0; unit->flow && i < unit->flow->nr_functions; i++) {
		struct flow_function *f = &unit->flow->functions[i];

		if (!f->silent)
			f->silent = ((f->flags & PERCPU_FUNCTION_PINNED)
				     && !(f->flags & PERCPU_FUNCTION_PROCESS))
				    || silent_by_callee_p(f);
		count.silent += f->silent;
		count.functions += (f->flags & PERCPU_FUNCTION_DEFINED) != 0;
	}
}

/* ---- the search ---- */

static void enqueue(struct flow_function *f)
{
	f->reached = true;
	*queue_end = f;
	queue_end = &f->queued;
	count.reached++;
}

/* What FROM's VIA gives for a parameter; false: it is not known, by FROM and its callers. */
static bool given_number(const struct flow_function *from,
			 const struct flow_call *via, unsigned parameter, int *value)
{
	for (int i = 0; i < 8 && via; i++) {
		const struct flow_argument *a = via->arguments;
		const struct flow_argument *end = a + via->nr_arguments;

		while (a < end && a->number != parameter)
			a++;
		if (a == end || a->kind == PERCPU_GIVES_FUNCTION)
			return false;
		*value = a->value;
		if (a->kind == PERCPU_GIVES_NUMBER)
			return true;
		/* Where the way begins nothing is known of who calls. */
		if (via->flags & PERCPU_CALL_PROVED)
			return false;
		parameter = a->value;
		via = from->through ? NULL : from->via;
		from = from->from;
	}
	return false;
}

/* Does the way to F give what CHOICE asks for? */
static bool choice_met_p(const struct flow_function *f,
			 const struct flow_choice *choice)
{
	int value;

	return !f->through
	       && given_number(f->from, f->via, choice->parameter, &value)
	       && value >= choice->low && value <= choice->high;
}

/* Does the way to F come to what has the flags ALWAYS or CHOSEN? */
static bool comes_here_p(const struct flow_function *f, bool always, bool chosen,
			 const struct flow_choice *choice)
{
	return always || f->root || (chosen && choice_met_p(f, choice));
}

/* Does the inline function, or one that it calls, need the CPU? */
static bool bears_need_p(struct flow_function *f)
{
	if (f->bears != NOT_ASKED)
		return f->bears == BEARS_NEED;
	f->bears = BEARS_NONE;
	if (!(f->flags & PERCPU_FUNCTION_INLINE) || f->silent)
		return false;
	for (unsigned i = 0; i < f->nr_needs; i++)
		if (f->needs[i].flags & PERCPU_NEED_ALWAYS)
			f->bears = BEARS_NEED;
	for (unsigned i = 0; i < f->nr_calls && f->bears != BEARS_NEED; i++) {
		const struct flow_call *call = &f->calls[i];
		struct flow_function *callee;

		if (call->kind != PERCPU_CALLS_FUNCTION
		    || !(call->flags & PERCPU_CALL_ALWAYS))
			continue;
		callee = own_function(f->unit, call->target);
		if (callee && bears_need_p(callee))
			f->bears = BEARS_NEED;
	}
	return f->bears == BEARS_NEED;
}

/*
 * By whom the way came to F; NULL: it begins there, or with that call.  Such callers have
 * perhaps been come to from F themselves.
 */
static const struct flow_function *caller_on_way(const struct flow_function *f)
{
	return f->via && !(f->via->flags & PERCPU_CALL_PROVED) ? f->from : NULL;
}

/* Is F, or what it is a copy of, on the way to FROM since the last real function? */
static bool on_inline_way_p(const struct flow_function *f,
			    const struct flow_function *from)
{
	for (; from && (from->flags & PERCPU_FUNCTION_INLINE);
	     from = caller_on_way(from))
		if (from->needs == f->needs && from->calls == f->calls)
			return true;
	return false;
}

/* Is F, or what it is a copy of, on the way to FROM? */
static bool on_way_p(const struct flow_function *f, const struct flow_function *from)
{
	for (; from; from = caller_on_way(from))
		if (from->needs == f->needs && from->calls == f->calls)
			return true;
	return false;
}

/*
 * What an inline function of a header needs is for each of its callers to give: it is
 * come to once for each.  So is one that does things for some parameters only, but
 * not endlessly often.
 */
static struct flow_function *another_copy(struct flow_function *f,
					  const struct flow_function *from)
{
	struct flow_function *copy;

	if (f->root)
		return NULL;
	if (f->choosy && f->copies < 8 && !on_way_p(f, from))
		f->copies++;
	else if (!bears_need_p(f) || on_inline_way_p(f, from))
		return NULL;
	copy = allocate(sizeof(*copy));
	*copy = *f;
	copy->queued = NULL;
	copy->through = NULL;
	copy->inner = NULL;
	return copy;
}

/*
 * What decides about each call is in memory: with that many such calls on one way, nobody
 * knows whether memory can ever be as all of them want it.
 */
enum { MAX_CONDITIONS = 4 };

static unsigned conditions_behind(const struct flow_function *from,
				  const struct flow_call *via)
{
	const unsigned before = via->flags & PERCPU_CALL_PROVED ? 0 : from->conditions;

	return before + !(via->flags & PERCPU_CALL_CERTAIN);
}

/* TARGET is called by FROM's VIA. */
static void come_to(struct flow_function *target,
		    const struct flow_function *from,
		    const struct flow_call *via,
		    const struct flow_member *member)
{
	const unsigned conditions = conditions_behind(from, via);

	if (target && conditions > MAX_CONDITIONS) {
		count.doubtful++;
		return;
	}
	if (target && target->reached)
		target = another_copy(target, from);
	if (!target)
		return;
	target->conditions = conditions;
	target->from = from;
	target->via = via;
	target->member = member;
	enqueue(target);
}

/*
 * The function that FROM's VIA gives as its I-th argument: its own, or one that it
 * was given.
 */
static struct flow_function *given_function(const struct flow_function *from,
					    const struct flow_call *via, unsigned i)
{
	const struct flow_argument *argument = &via->arguments[i];

	if (argument->kind == PERCPU_GIVES_FUNCTION)
		return resolve_function(from->unit, argument->function);
	if (argument->kind != PERCPU_GIVES_PARAMETER || from->through || !from->via
	    || (via->flags & PERCPU_CALL_PROVED))
		return NULL;
	for (unsigned j = 0; j < from->via->nr_arguments; j++) {
		const struct flow_argument *given = &from->via->arguments[j];

		if (given->number == (unsigned)argument->value
		    && given->kind == PERCPU_GIVES_FUNCTION)
			return resolve_function(from->from->unit, given->function);
	}
	return NULL;
}

/* What VIA gives its callee THROUGH as an argument, which it calls in turn. */
static void follow_arguments(const struct flow_function *from,
			     const struct flow_call *via,
			     const struct flow_function *through)
{
	for (unsigned i = 0; i < via->nr_arguments; i++)
		for (unsigned j = 0; j < through->nr_calls; j++) {
			const struct flow_call *inner = &through->calls[j];
			struct flow_function *target;

			if (through->silent
			    || inner->kind != PERCPU_CALLS_PARAMETER
			    || inner->parameter != via->arguments[i].number
			    || !(inner->flags & PERCPU_CALL_ALWAYS))
				continue;
			target = given_function(from, via, i);
			if (!target || target->reached)
				continue;
			come_to(target, from, via, NULL);
			if (!target->reached)
				continue;
			target->through = through;
			target->inner = inner;
		}
}

static void follow_call(const struct flow_function *f,
			const struct flow_call *call)
{
	/* Which calls are behind the section's begin is not known, but for this one. */
	if ((f->unseen & PERCPU_FUNCTION_BEGINS)
	    && !(unseen_by(f, call) & PERCPU_FUNCTION_BEGINS))
		return;
	if (call->kind == PERCPU_CALLS_FUNCTION) {
		struct flow_function *target = resolve_function(f->unit, call->target);

		come_to(target, f, call, NULL);
		if (target)
			follow_arguments(f, call, target);
	} else if (call->kind == PERCPU_CALLS_MEMBER) {
		const struct flow_member *m = find_flow_name(f->unit, call->target)->members;

		for (; m; m = m->next)
			come_to(resolve_function(m->unit, m->function), f, call, m);
	}
}

/* A direct call that cannot be followed. */
static void count_lost_call(const struct flow_function *f, const struct flow_call *call)
{
	if (resolve_function(f->unit, call->target))
		return;
	if (find_flow_name(f->unit, call->target)->functions)
		count.several++;
	else
		count.undefined++;
}

static void count_call(const struct flow_function *f, const struct flow_call *call)
{
	count.calls++;
	if (call->kind == PERCPU_CALLS_FUNCTION) {
		count_lost_call(f, call);
		return;
	}
	count.indirect++;
	if (call->kind == PERCPU_CALLS_MEMBER
	    && find_flow_name(f->unit, call->target)->members)
		count.resolved++;
	else if (call->kind != PERCPU_CALLS_PARAMETER)
		count.unknown++;
}

static void start_at_roots(struct unit *unit)
{
	for (unsigned i = 0; unit->flow && i < unit->flow->nr_functions; i++) {
		struct flow_function *f = &unit->flow->functions[i];

		if (!(f->flags & PERCPU_FUNCTION_DEFINED)
		    || !(f->flags & PERCPU_FUNCTION_PROCESS) || f->silent)
			continue;
		f->root = true;
		enqueue(f);
	}
}

/* Calls behind one that has slept: nobody has to be known to come there. */
static void start_at_proofs(struct unit *unit)
{
	for (unsigned i = 0; unit->flow && i < unit->flow->nr_functions; i++) {
		const struct flow_function *f = &unit->flow->functions[i];

		for (unsigned j = 0; j < f->nr_calls && !f->silent; j++) {
			if (f->calls[j].flags & PERCPU_CALL_FREE)
				count_call(f, &f->calls[j]);
			if (f->calls[j].flags & PERCPU_CALL_PROVED)
				follow_call(f, &f->calls[j]);
		}
	}
}

/* ---- reports ---- */

/* Where the way to F begins. */
static const struct flow_function *first_of(const struct flow_function *f)
{
	while (caller_on_way(f))
		f = f->from;
	return f;
}

/* The compiler has seen all of the way to F. */
static bool one_unit_p(const struct flow_function *f)
{
	const struct unit *unit = f->unit;

	for (; f->via; f = f->from) {
		if (f->from->unit != unit
		    || f->via->kind != PERCPU_CALLS_FUNCTION || f->through)
			return false;
		if (f->via->flags & PERCPU_CALL_PROVED)
			return true;
	}
	return !f->elsewhere;
}

static void explain_step(const struct flow_function *f)
{
	const char *from = f->from->name;

	if (f->via->flags & PERCPU_CALL_PROVED)
		report_note(&f->via->proved, "'%s' may sleep at the same depth, "
			    "so preemption is enabled", f->via->proof);
	if (f->through) {
		report_note(&f->via->where, "'%s' gives '%s' to '%s' here", from,
			    f->name, f->through->name);
		report_note(&f->inner->where, "'%s' calls what it is given here",
			    f->through->name);
	} else if (f->member) {
		report_note(&f->via->where, "'%s' calls '%s' here", from,
			    f->member->member);
		report_note(&f->member->where, "'%s' is '%s' here", f->name,
			    f->member->member);
	} else
		report_note(&f->via->where, "'%s' calls '%s' here", from, f->name);
}

/* The way to F, from its begin. */
static void explain_way(const struct flow_function *f)
{
	if (f->via) {
		if (!(f->via->flags & PERCPU_CALL_PROVED))
			explain_way(f->from);
		explain_step(f);
	} else if (*f->reason)
		report_note(&f->registered, "'%s' is given to '%s' here, which "
			    "runs it in a task that can be moved", f->name,
			    f->reason);
	else
		report_note(&f->registered, "'%s' runs in a task that can be "
			    "moved", f->name);
}

/*
 * What an inline function of a header does belongs to whoever calls it: one report for
 * each.
 */
static const struct flow_function *owner_of(const struct flow_function *f)
{
	while ((f->flags & PERCPU_FUNCTION_INLINE) && caller_on_way(f))
		f = f->from;
	return f;
}

static bool begin_report(const struct flow_function *f,
			 const struct flow_need *need)
{
	static const char where[] = "but the task can be moved to another here";
	const struct flow_function *owner = owner_of(f);

	if (need->flags & PERCPU_NEED_ASSERTED)
		return report_begin(LINK_PREEMPT, &need->where, owner->name,
				    "'%s' says that the CPU is held, but '%s' "
				    "comes here without", need->name,
				    first_of(f)->name);
	if (need->flags & PERCPU_NEED_CONTRACT)
		return report_begin(LINK_PREEMPT, &need->where, owner->name,
				    "'%s' is to be called with the CPU held, %s",
				    need->name, where);
	if (owner == f)
		return report_begin(LINK_PREEMPT, &need->where, f->name,
				    "'%s' means this CPU, %s", need->name, where);
	return report_begin(LINK_PREEMPT, &need->where, owner->name,
			    "'%s' means this CPU, in '%s' called by '%s', %s",
			    need->name, f->name, owner->name, where);
}

static void report(const struct flow_function *f, const struct flow_need *need)
{
	if (!begin_report(f, need))
		return;
	explain_way(f);
	if (!(need->flags & (PERCPU_NEED_ASSERTED | PERCPU_NEED_CONTRACT)) && f->via)
		report_note(&f->where, "if its callers are to hold the CPU, declare "
			    "'%s' with '__percpu_needs_cpu'", f->name);
	report_end();
}

/* F's definition has the contract, where its caller's declaration need not have it. */
static void report_contract(const struct flow_function *f)
{
	const struct flow_need need = {
		.flags = PERCPU_NEED_CONTRACT, .name = f->name,
		.where = f->via->where
	};

	if (!report_begin(LINK_PREEMPT, &need.where, f->from->name,
			  "'%s' is to be called with the CPU held, but the task "
			  "can be moved to another here", f->name))
		return;
	explain_way(f);
	report_end();
}

static void look_at(const struct flow_function *f)
{
	for (unsigned i = 0; i < f->nr_needs; i++) {
		const struct flow_need *need = &f->needs[i];

		if (comes_here_p(f, need->flags & PERCPU_NEED_ALWAYS,
				 need->flags & PERCPU_NEED_CHOSEN, &need->choice))
			if (!one_unit_p(f)
			    && !(f->unseen & PERCPU_FUNCTION_BEGINS)
			    && (!f->silent
				|| (need->flags & PERCPU_NEED_ASSERTED)))
				report(f, need);
	}
	if ((f->flags & PERCPU_FUNCTION_CONTRACT) && f->via && !one_unit_p(f))
		report_contract(f);
	for (unsigned i = 0; i < f->nr_calls && !f->silent; i++) {
		const struct flow_call *call = &f->calls[i];

		if ((call->flags & PERCPU_CALL_FREE)
		    && comes_here_p(f, call->flags & PERCPU_CALL_ALWAYS,
				    call->flags & PERCPU_CALL_CHOSEN, &call->choice))
			follow_call(f, call);
	}
}

static void print_statistics(void)
{
	fprintf(stderr, "%s: %lu functions, %lu silent, %lu reached; %lu calls with "
		"nothing held, %lu of them indirect: %lu by a member, %lu by an "
		"argument, %lu not resolved; %lu of functions that no unit defines, %lu of "
		"functions that several do; %lu not followed, behind too many conditions\n",
		program, count.functions, count.silent, count.reached, count.calls,
		count.indirect, count.resolved,
		count.indirect - count.resolved - count.unknown, count.unknown,
		count.undefined, count.several, count.doubtful);
}

void check_preemption(void)
{
	each_unit(note_unseen_sections);
	each_unit(note_silence);
	each_unit(start_at_roots);
	each_unit(start_at_proofs);
	for (const struct flow_function *f = queue; f; f = f->queued)
		look_at(f);
	if (link_opt.statistics)
		print_statistics();
}
