// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Reads the summaries of a unit's functions; docs/tags.md has their form.  Numbers are in
 * groups of seven bits, so that they are the same for each byte order.
 */
#include <string.h>

#include "link.h"

struct flow_reader {
	const unsigned char *at, *end;
	bool damaged;
	const char **strings;
	unsigned nr_strings;
	struct unit *unit;
};

static unsigned take_number(struct flow_reader *r)
{
	uint64_t value = 0;

	for (int shift = 0; r->at < r->end && shift < 35; shift += 7) {
		value |= (uint64_t)(*r->at & 127) << shift;
		if (!(*r->at++ & 128)) {
			if (value >> 32)
				break;
			return value;
		}
	}
	r->damaged = true;
	return 0;
}

static int take_signed(struct flow_reader *r)
{
	unsigned number = take_number(r);

	return number & 1 ? -(int)(number >> 1) - 1 : (int)(number >> 1);
}

static struct flow_choice take_choice(struct flow_reader *r)
{
	struct flow_choice choice;

	choice.parameter = take_number(r);
	choice.low = take_signed(r);
	choice.high = take_signed(r);
	return choice;
}

/* A count of things of which each takes a byte at least. */
static unsigned take_count(struct flow_reader *r)
{
	unsigned count = take_number(r);

	if (count <= (size_t)(r->end - r->at))
		return count;
	r->damaged = true;
	return 0;
}

static const char *take_string(struct flow_reader *r)
{
	unsigned number = take_number(r);

	if (number < r->nr_strings)
		return r->strings[number];
	r->damaged = true;
	return "";
}

static struct place take_place(struct flow_reader *r)
{
	struct place where;

	where.file = take_string(r);
	where.line = take_number(r);
	where.column = take_number(r);
	if (!*where.file)
		where.file = r->unit->object;
	return where;
}

static void take_strings(struct flow_reader *r)
{
	r->strings = allocate(r->nr_strings * sizeof(*r->strings));
	for (unsigned i = 0; i < r->nr_strings; i++) {
		const unsigned char *end = memchr(r->at, 0, r->end - r->at);

		r->strings[i] = "";
		if (!end) {
			r->damaged = true;
			return;
		}
		r->strings[i] = keep((const char *)r->at);
		r->at = end + 1;
	}
}

static void take_need(struct flow_reader *r, struct flow_need *need)
{
	need->flags = take_number(r);
	need->name = take_string(r);
	need->where = take_place(r);
	if (need->flags & PERCPU_NEED_CHOSEN)
		need->choice = take_choice(r);
}

static int take_given(struct flow_reader *r, unsigned kind)
{
	return kind == PERCPU_GIVES_NUMBER ? take_signed(r) : (int)take_number(r);
}

static void take_arguments(struct flow_reader *r, struct flow_call *call)
{
	struct flow_argument *arguments;

	call->nr_arguments = take_count(r);
	if (!call->nr_arguments)
		return;
	arguments = allocate(call->nr_arguments * sizeof(*arguments));
	for (unsigned i = 0; i < call->nr_arguments; i++) {
		arguments[i].number = take_number(r);
		arguments[i].kind = take_number(r);
		if (arguments[i].kind == PERCPU_GIVES_FUNCTION)
			arguments[i].function = take_string(r);
		else
			arguments[i].value = take_given(r, arguments[i].kind);
	}
	call->arguments = arguments;
}

static void take_call(struct flow_reader *r, struct flow_call *call)
{
	call->flags = take_number(r);
	call->held = take_number(r);
	call->kind = take_number(r);
	if (call->kind == PERCPU_CALLS_PARAMETER)
		call->parameter = take_number(r);
	else
		call->target = take_string(r);
	call->where = take_place(r);
	take_arguments(r, call);
	if (call->flags & PERCPU_CALL_PROVED) {
		call->proof = take_string(r);
		call->proved = take_place(r);
	}
	if (call->flags & PERCPU_CALL_CHOSEN)
		call->choice = take_choice(r);
	if (call->flags & PERCPU_CALL_HELD) {
		call->hold = take_number(r);
		call->holder = take_string(r);
		call->began = take_place(r);
	}
}

static void take_body(struct flow_reader *r, struct flow_function *f)
{
	f->nr_needs = take_count(r);
	f->needs = allocate(f->nr_needs * sizeof(*f->needs));
	for (unsigned i = 0; i < f->nr_needs && !r->damaged; i++)
		take_need(r, &f->needs[i]);
	for (unsigned i = 0; i < f->nr_needs; i++)
		f->choosy |= (f->needs[i].flags & PERCPU_NEED_CHOSEN) != 0;
	f->nr_calls = take_count(r);
	f->calls = allocate(f->nr_calls * sizeof(*f->calls));
	for (unsigned i = 0; i < f->nr_calls && !r->damaged; i++) {
		take_call(r, &f->calls[i]);
		f->choosy |= (f->calls[i].flags & PERCPU_CALL_CHOSEN) != 0;
	}
}

static void take_function(struct flow_reader *r, struct flow_function *f)
{
	f->unit = r->unit;
	f->flags = take_number(r);
	f->name = take_string(r);
	f->where = take_place(r);
	if (f->flags & PERCPU_FUNCTION_PROCESS) {
		f->reason = take_string(r);
		f->registered = take_place(r);
	}
	if (f->flags & PERCPU_FUNCTION_ALIAS)
		f->alias = take_string(r);
	if (f->flags & PERCPU_FUNCTION_SLEEPS) {
		f->sleeps_by_call = take_number(r);
		f->sleeps_by = take_string(r);
		f->sleeps_at = take_place(r);
	}
	if (f->flags & PERCPU_FUNCTION_DEFINED)
		take_body(r, f);
}

static void take_member(struct flow_reader *r, struct flow_member *member)
{
	member->unit = r->unit;
	member->member = take_string(r);
	member->function = take_string(r);
	member->where = take_place(r);
}

struct flow_unit *read_flow_unit(struct unit *unit, const unsigned char *bytes,
				 size_t length)
{
	struct flow_reader r = { .at = bytes, .end = bytes + length,
				 .unit = unit };
	struct flow_unit *flow = allocate(sizeof(*flow));

	if (take_number(&r) != PERCPU_FLOW_VERSION)
		return NULL;
	r.nr_strings = take_count(&r);
	flow->nr_functions = take_count(&r);
	flow->nr_members = take_count(&r);
	if (r.damaged)
		return NULL;
	take_strings(&r);
	flow->functions = allocate(flow->nr_functions
				   * sizeof(*flow->functions));
	flow->members = allocate(flow->nr_members * sizeof(*flow->members));
	for (unsigned i = 0; i < flow->nr_functions && !r.damaged; i++)
		take_function(&r, &flow->functions[i]);
	for (unsigned i = 0; i < flow->nr_members && !r.damaged; i++)
		take_member(&r, &flow->members[i]);
	/* All of it, and nothing else. */
	return r.damaged || r.at != r.end ? NULL : flow;
}
