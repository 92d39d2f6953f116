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

#define NR_BUCKETS 65536

/* All that has one name, as a function or as a member. */
struct flow_name {
	const char *text;
	struct flow_function *functions;	/* those that other units can mean */
	struct flow_member *members, **last_member;
	struct flow_name *next;
};

static struct flow_name *buckets[NR_BUCKETS];

static struct {
	unsigned long functions, silent, reached, calls;
	unsigned long indirect, resolved, unknown;
} count;

static struct flow_function *queue, **queue_end = &queue;

/* TEXT is kept: the same text is at the same place. */
static struct flow_name *find_name(const char *text)
{
	struct flow_name **bucket = &buckets[((uintptr_t)text >> 4) % NR_BUCKETS];
	struct flow_name *name;

	for (name = *bucket; name; name = name->next)
		if (name->text == text)
			return name;
	name = allocate(sizeof(*name));
	name->text = text;
	name->last_member = &name->members;
	name->next = *bucket;
	*bucket = name;
	return name;
}

/* ---- which function is meant ---- */

static int by_name(const void *a, const void *b)
{
	const struct flow_function *left = a, *right = b;

	if (left->name != right->name)
		return (uintptr_t)left->name < (uintptr_t)right->name ? -1 : 1;
	return (int)(right->flags & PERCPU_FUNCTION_DEFINED)
	       - (int)(left->flags & PERCPU_FUNCTION_DEFINED);
}

/* The unit's own function or alias of that name. */
static struct flow_function *own_function(const struct unit *unit,
					  const char *name)
{
	size_t low = 0, high = unit->flow->nr_functions;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if ((uintptr_t)unit->flow->functions[middle].name
		    < (uintptr_t)name)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == unit->flow->nr_functions)
		return NULL;
	struct flow_function *f = &unit->flow->functions[low];

	return f->name == name && (f->flags & (PERCPU_FUNCTION_DEFINED
					       | PERCPU_FUNCTION_ALIAS))
	       ? f : NULL;
}

/* Of those in DOMAIN, or outside of it; a weak one yields.  NULL: none, or several. */
static struct flow_function *global_function(const struct flow_name *name,
					     const struct domain *domain,
					     bool inside)
{
	struct flow_function *found[2] = { NULL, NULL };
	unsigned number[2] = { 0, 0 };

	for (struct flow_function *f = name->functions; f; f = f->next) {
		bool weak = f->flags & PERCPU_FUNCTION_WEAK;

		if ((f->unit->domain == domain) != inside)
			continue;
		found[weak] = f;
		number[weak]++;
	}
	if (number[0])
		return number[0] == 1 ? found[0] : NULL;
	return number[1] == 1 ? found[1] : NULL;
}

static struct flow_function *resolve(const struct unit *unit, const char *text)
{
	for (int i = 0; i < 5; i++) {
		struct flow_function *f = own_function(unit, text);

		if (!f || (f->flags & PERCPU_FUNCTION_WEAK)) {
			const struct flow_name *name = find_name(text);

			f = global_function(name, unit->domain, true);
			if (!f)
				f = global_function(name, unit->domain, false);
		}
		if (!f || !(f->flags & PERCPU_FUNCTION_ALIAS))
			return f;
		unit = f->unit;
		text = f->alias;
	}
	return NULL;
}

/* ---- what the units say ---- */

static void note_unit(struct unit *unit)
{
	struct flow_unit *flow = unit->flow;

	if (!flow)
		return;
	if (flow->nr_functions)
		qsort(flow->functions, flow->nr_functions,
		      sizeof(*flow->functions), by_name);
	for (unsigned i = 0; i < flow->nr_functions; i++) {
		struct flow_function *f = &flow->functions[i];
		struct flow_name *name = find_name(f->name);

		f->silent = f->flags & PERCPU_FUNCTION_SILENT;
		count.functions += (f->flags & PERCPU_FUNCTION_DEFINED) != 0;
		if ((f->flags & PERCPU_FUNCTION_LOCAL)
		    || !(f->flags & (PERCPU_FUNCTION_DEFINED
				     | PERCPU_FUNCTION_ALIAS)))
			continue;
		f->next = name->functions;
		name->functions = f;
	}
	for (unsigned i = 0; i < flow->nr_members; i++) {
		struct flow_name *name = find_name(flow->members[i].member);

		*name->last_member = &flow->members[i];
		name->last_member = &flow->members[i].next;
	}
}

/* Another unit, or another name, says where a function runs. */
static void note_foreign_contexts(struct unit *unit)
{
	for (unsigned i = 0; unit->flow && i < unit->flow->nr_functions; i++) {
		const struct flow_function *said = &unit->flow->functions[i];
		struct flow_function *f;

		if ((said->flags & PERCPU_FUNCTION_DEFINED)
		    || !(said->flags & (PERCPU_FUNCTION_PROCESS
					| PERCPU_FUNCTION_PINNED)))
			continue;
		f = resolve(unit, said->name);
		if (!f || (f->flags & PERCPU_FUNCTION_PROCESS))
			continue;
		f->flags |= said->flags & (PERCPU_FUNCTION_PROCESS
					   | PERCPU_FUNCTION_PINNED);
		f->reason = said->reason;
		f->registered = said->registered;
		f->elsewhere = true;
	}
}

/* Does F bind its task, or ask where it runs, by a function that it calls? */
static bool silent_by_callee_p(const struct flow_function *f)
{
	for (unsigned i = 0; i < f->nr_calls; i++) {
		const struct flow_call *call = &f->calls[i];
		const struct flow_function *callee;

		if (call->kind != PERCPU_CALLS_FUNCTION)
			continue;
		callee = resolve(f->unit, call->target);
		if (callee && ((callee->flags & PERCPU_FUNCTION_BINDS)
			       || ((callee->flags & PERCPU_FUNCTION_ASKS)
				   && (call->flags & PERCPU_CALL_USED))))
			return true;
	}
	return false;
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

/* Is F, or what it is a copy of, on the way to FROM since the last real function? */
static bool on_inline_way_p(const struct flow_function *f,
			    const struct flow_function *from)
{
	for (; from && (from->flags & PERCPU_FUNCTION_INLINE); from = from->from)
		if (from->needs == f->needs && from->calls == f->calls)
			return true;
	return false;
}

/*
 * What an inline function of a header needs is for each of its callers to give: it is
 * come to once for each.
 */
static struct flow_function *another_copy(struct flow_function *f,
					  const struct flow_function *from)
{
	struct flow_function *copy;

	if (!bears_need_p(f) || f->root || on_inline_way_p(f, from))
		return NULL;
	copy = allocate(sizeof(*copy));
	*copy = *f;
	copy->queued = NULL;
	return copy;
}

/* TARGET is called by FROM's VIA. */
static void come_to(struct flow_function *target,
		    const struct flow_function *from,
		    const struct flow_call *via,
		    const struct flow_member *member)
{
	if (target && target->reached)
		target = another_copy(target, from);
	if (!target)
		return;
	target->from = from;
	target->via = via;
	target->member = member;
	enqueue(target);
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
			target = resolve(from->unit, via->arguments[i].function);
			if (!target || target->reached)
				continue;
			target->through = through;
			target->inner = inner;
			come_to(target, from, via, NULL);
		}
}

static void follow_call(const struct flow_function *f,
			const struct flow_call *call)
{
	if (call->kind == PERCPU_CALLS_FUNCTION) {
		struct flow_function *target = resolve(f->unit, call->target);

		come_to(target, f, call, NULL);
		if (target)
			follow_arguments(f, call, target);
	} else if (call->kind == PERCPU_CALLS_MEMBER) {
		const struct flow_member *m = find_name(call->target)->members;

		for (; m; m = m->next)
			come_to(resolve(m->unit, m->function), f, call, m);
	}
}

static void count_call(const struct flow_call *call)
{
	count.calls++;
	if (call->kind == PERCPU_CALLS_FUNCTION)
		return;
	count.indirect++;
	if (call->kind == PERCPU_CALLS_MEMBER && find_name(call->target)->members)
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
				count_call(&f->calls[j]);
			if (f->calls[j].flags & PERCPU_CALL_PROVED)
				follow_call(f, &f->calls[j]);
		}
	}
}

/* ---- reports ---- */

/* Where the way to F begins. */
static const struct flow_function *first_of(const struct flow_function *f)
{
	while (f->via && !(f->via->flags & PERCPU_CALL_PROVED))
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
	while ((f->flags & PERCPU_FUNCTION_INLINE) && f->via
	       && !(f->via->flags & PERCPU_CALL_PROVED))
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
		PERCPU_NEED_CONTRACT, f->name, f->via->where
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

		if ((need->flags & PERCPU_NEED_ALWAYS) || f->root)
			if (!one_unit_p(f)
			    && (!f->silent
				|| (need->flags & PERCPU_NEED_ASSERTED)))
				report(f, need);
	}
	if ((f->flags & PERCPU_FUNCTION_CONTRACT) && f->via && !one_unit_p(f))
		report_contract(f);
	for (unsigned i = 0; i < f->nr_calls && !f->silent; i++)
		if ((f->calls[i].flags & PERCPU_CALL_FREE)
		    && ((f->calls[i].flags & PERCPU_CALL_ALWAYS) || f->root))
			follow_call(f, &f->calls[i]);
}

static void print_statistics(void)
{
	fprintf(stderr, "%s: %lu functions, %lu silent, %lu reached; %lu calls with "
		"nothing held, %lu of them indirect: %lu by a member, %lu by an "
		"argument, %lu not resolved\n", program, count.functions,
		count.silent, count.reached, count.calls, count.indirect,
		count.resolved, count.indirect - count.resolved - count.unknown,
		count.unknown);
}

void check_preemption(void)
{
	each_unit(note_unit);
	each_unit(note_foreign_contexts);
	each_unit(note_silence);
	each_unit(start_at_roots);
	each_unit(start_at_proofs);
	for (const struct flow_function *f = queue; f; f = f->queued)
		look_at(f);
	if (link_opt.statistics)
		print_statistics();
}
