/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * With the option `tags': what other units have to know of this one's functions.  For
 * each function its calls with what is held there, its needs of the CPU, and where it
 * runs; and which functions are put into which members.  docs/tags.md lays down the
 * form; percpu-link joins the units.
 *
 * Only what is certain is written down as free or proved: a path is to show it that does
 * not depend on what the caller wants.
 */
#include "flow.h"
#include "../include/percpu_tags.h"

/* A call, by all paths that come to it. */
struct call_note {
	gimple *stmt;
	unsigned held;		/* on each of the paths */
	unsigned flags;		/* PERCPU_CALL_* */
	unsigned asked;		/* further ones, but for a question where it is */
	const flow_event *proof, *holder;
	enum hold hold;
	flow_choice choice;
};

struct need_note {
	const flow_event *event;
	unsigned flags;		/* PERCPU_NEED_* */
	unsigned asked;
	flow_choice choice;
};

struct flow_summary {
	auto_vec<call_note> calls;
	auto_vec<need_note> needs;
	hash_map<gimple *, unsigned> numbers;	/* of calls, from 1 on */
};

/* ---- the bytes ---- */

static auto_vec<unsigned char> *functions_out, *places_out, *strings_out;
static unsigned nr_functions, nr_places, nr_strings;
static hash_map<nofree_string_hash, unsigned> *string_numbers;

static void
put_number (auto_vec<unsigned char> *out, unsigned HOST_WIDE_INT value)
{
	for (; value > 127; value >>= 7)
		out->safe_push (value | 128);
	out->safe_push (value);
}

/* A text is written once, and meant by its number. */
static void
put_string (auto_vec<unsigned char> *out, const char *text)
{
	unsigned *number;

	text = text ? text : "";
	number = string_numbers->get (text);
	if (number) {
		put_number (out, *number);
		return;
	}
	string_numbers->put (xstrdup (text), nr_strings);
	for (const char *at = text; *at; at++)
		strings_out->safe_push (*at);
	strings_out->safe_push (0);
	put_number (out, nr_strings++);
}

static void
put_place (auto_vec<unsigned char> *out, location_t where)
{
	const expanded_location at = expand_location (report_place (where));

	put_string (out, at.file);
	put_number (out, at.line);
	put_number (out, at.column);
}

static const char *
link_name (tree function)
{
	const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (function));

	return *name == '*' ? name + 1 : name;
}

/* ---- along the paths ---- */

static bool
sure_p (const flow_state *state)
{
	return state->cpu_free_p () && !state->doubted
	       && state->depth[HOLD_MIGRATE] == 0;
}

/* The same, but for a question where it is that does not decide. */
static bool
sure_but_asked_p (const flow_state *state)
{
	bool level = state->asked && !state->held && !state->unknown && !state->doubted;

	for (int hold = 0; hold < NR_HOLDS; hold++)
		level &= hold == HOLD_RCU || state->depth[hold] == 0;
	return level;
}

static unsigned
held_at (const flow_state *state)
{
	unsigned held = 0;

	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (state->depth[hold] > 0
		    && !((state->unknown | state->doubted) >> hold & 1))
			held |= 1 << hold;
	return held;
}

/* Does what the caller gives decide about the way that STATE has come? */
static bool
chosen_p (const flow_state *state)
{
	return state->chosen || state->chosen_to_meet;
}

/* Does what one parameter is decide about the way that STATE has come, and nothing else? */
static bool
one_choice_p (const flow_state *state)
{
	return state->choice.parameter && !state->choice.unclear;
}

/*
 * Another path comes to where NOTE is about.  True: one comes there whatever the
 * parameter is.
 */
static bool
join_choice (const flow_function *f, const flow_choice &choice, flow_choice *note)
{
	tree parm = DECL_ARGUMENTS (f->node->decl);
	HOST_WIDE_INT low, high;

	if (!note->parameter)
		*note = choice;
	if (note->parameter != choice.parameter)
		return false;
	if ((note->high == HOST_WIDE_INT_MAX || choice.low <= note->high + 1)
	    && (note->low == HOST_WIDE_INT_MIN || choice.high >= note->low - 1)) {
		note->low = MIN (note->low, choice.low);
		note->high = MAX (note->high, choice.high);
	}
	for (int i = 1; i < note->parameter; i++)
		parm = DECL_CHAIN (parm);
	return type_range (TREE_TYPE (parm), &low, &high) && note->low <= low
	       && note->high >= high;
}

/* What comes between begins or ends a section in the same statement. */
static bool
changes_section_p (const flow_function *f, const gimple *stmt)
{
	for (const flow_event &event : f->events[gimple_bb (stmt)->index])
		if (event.stmt == stmt
		    && (event.entry->action == ACT_ENTER || event.entry->action == ACT_LEAVE
			|| event.entry->action == ACT_TRY))
			return true;
	return false;
}

static bool
call_matters_p (const flow_function *f, gimple *stmt)
{
	tree callee = gimple_call_fndecl (stmt);

	if (gimple_call_internal_p (stmt) || changes_section_p (f, stmt))
		return false;
	return !callee || (DECL_NAME (callee) && !fndecl_built_in_p (callee)
			   && !listed_function_p (callee));
}

/*
 * Does EVENT sleep when it touches user memory only?  Who calls the function may have seen to
 * it that this fails instead.
 */
static bool
user_access_p (const flow_event *event)
{
	for (int i = 0; i < 50 && event->callee && event->callee->sleeps; i++)
		event = event->callee->sleeps;
	return event->entry->action == ACT_SLEEPS_USER;
}

/* A path comes to the call STMT of F with STATE; UNAVOIDABLE: each does. */
void
note_call_in_summary (flow_function *f, gimple *stmt, const flow_state *state,
		      bool unavoidable)
{
	bool existed;

	if (!call_matters_p (f, stmt))
		return;
	unsigned &number = f->summary->numbers.get_or_insert (stmt, &existed);
	if (!existed) {
		f->summary->calls.safe_push ({ stmt, ~0u, 0, 0, NULL, NULL, HOLD_PREEMPT,
					       {} });
		number = f->summary->calls.length ();
	}

	call_note &call = f->summary->calls[number - 1];
	const flow_event here = { stmt, NULL, NULL, gimple_location (stmt) };

	call.held &= state->asked ? 0 : held_at (state);
	if (!existed && state->cpu_held_p ())
		call.holder = cpu_holder (state, &call.hold);
	if (sure_but_asked_p (state))
		call.asked |= PERCPU_CALL_FREE | (chosen_p (state) ? 0 : PERCPU_CALL_ALWAYS);
	if (!sure_p (state))
		return;
	call.flags |= PERCPU_CALL_FREE;
	if (unavoidable)
		call.flags |= PERCPU_CALL_CERTAIN;
	if (!chosen_p (state)
	    || (one_choice_p (state) && join_choice (f, state->choice, &call.choice)))
		call.flags |= PERCPU_CALL_ALWAYS;
	/* The end of a section shows too little: sections can be in one another. */
	if (state->preemptible && state->preemptible->stmt && !call.proof
	    && state->preemptible->entry->action != ACT_LEAVE
	    && !user_access_p (state->preemptible)
	    && (!state->open_since_proof || tied_p (&here, state->preemptible)))
		call.proof = state->preemptible;
}

/* Some path comes to it with nothing held: not written down. */
enum { PERCPU_NEED_SEEN = 1 << 16 };

static need_note *
note_of (flow_summary *summary, const flow_event &event)
{
	unsigned flags = 0;

	for (need_note &need : summary->needs)
		if (need.event == &event)
			return &need;
	if (event.entry->action == ACT_ASSERTS_HELD)
		flags |= PERCPU_NEED_ASSERTED;
	if (contract_event_p (event))
		flags |= PERCPU_NEED_CONTRACT;
	summary->needs.safe_push ({ &event, flags, 0, {} });
	return &summary->needs.last ();
}

/* EVENT means this CPU, or says that it is held, where a path has STATE. */
void
note_need_in_summary (flow_function *f, const flow_event &event, const flow_state *state)
{
	const bool asked = sure_but_asked_p (state);

	if (!asked && !sure_p (state))
		return;

	need_note *note = note_of (f->summary, event);

	if (asked) {
		note->asked |= PERCPU_NEED_SEEN
			       | (chosen_p (state) ? 0 : PERCPU_NEED_ALWAYS);
		return;
	}
	note->flags |= PERCPU_NEED_SEEN;
	if (!chosen_p (state)
	    || (one_choice_p (state) && join_choice (f, state->choice, &note->choice)))
		note->flags |= PERCPU_NEED_ALWAYS;
}

void
begin_summary (flow_function *f)
{
	delete f->summary;
	f->summary = new flow_summary;
}

void
drop_summary (flow_function *f)
{
	delete f->summary;
	f->summary = NULL;
}

/* ---- what is called ---- */

/* `structure.member'; NULL: of no name. */
static const char *
member_name (tree field)
{
	const char *structure = structure_name (field);
	static char text[512];

	if (!structure || !DECL_NAME (field))
		return NULL;
	snprintf (text, sizeof (text), "%s.%s", structure,
		  IDENTIFIER_POINTER (DECL_NAME (field)));
	return text;
}

/* Which of F's parameters, from 0 on, is VALUE?  -1: none. */
int
parameter_number (const flow_function *f, tree value)
{
	int n = 0;

	if (TREE_CODE (value) != SSA_NAME || !SSA_NAME_IS_DEFAULT_DEF (value))
		return -1;
	for (tree parm = DECL_ARGUMENTS (f->node->decl); parm; parm = DECL_CHAIN (parm), n++)
		if (parm == SSA_NAME_VAR (value))
			return n;
	return -1;
}

static void
put_indirect (auto_vec<unsigned char> *out, const flow_function *f, tree pointer)
{
	const char *member = NULL;
	int n;

	pointer = looked_through (pointer);
	n = parameter_number (f, pointer);
	if (n >= 0) {
		put_number (out, PERCPU_CALLS_PARAMETER);
		put_number (out, n);
		return;
	}
	if (TREE_CODE (pointer) == SSA_NAME
	    && gimple_assign_load_p (SSA_NAME_DEF_STMT (pointer))) {
		tree from = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (pointer));

		if (TREE_CODE (from) == COMPONENT_REF)
			member = member_name (TREE_OPERAND (from, 1));
	}
	put_number (out, member ? PERCPU_CALLS_MEMBER : PERCPU_CALLS_UNKNOWN);
	put_string (out, member);
}

static tree
function_argument (gimple *stmt, unsigned n)
{
	tree value = looked_through (gimple_call_arg (stmt, n));

	if (TREE_CODE (value) == ADDR_EXPR
	    && TREE_CODE (TREE_OPERAND (value, 0)) == FUNCTION_DECL)
		return TREE_OPERAND (value, 0);
	return NULL_TREE;
}

/* Small numbers of either sign are short, and those beyond the limit are the limit. */
static void
put_signed (auto_vec<unsigned char> *out, HOST_WIDE_INT value)
{
	value = MAX (MIN (value, PERCPU_NUMBER_LIMIT), -PERCPU_NUMBER_LIMIT);
	put_number (out, value < 0 ? -value * 2 - 1 : value * 2);
}

static void
put_choice (auto_vec<unsigned char> *out, const flow_choice &choice)
{
	put_number (out, choice.parameter - 1);
	put_signed (out, choice.low);
	put_signed (out, choice.high);
}

/* A number that is an argument, and decides something perhaps. */
static bool
number_argument (tree value, HOST_WIDE_INT *number)
{
	if (TREE_CODE (value) != INTEGER_CST || !INTEGRAL_TYPE_P (TREE_TYPE (value))
	    || !tree_fits_shwi_p (value))
		return false;
	*number = tree_to_shwi (value);
	return *number > -PERCPU_NUMBER_LIMIT && *number < PERCPU_NUMBER_LIMIT;
}

/* The N-th argument of the call STMT in F, if there is something to say of it. */
static bool
put_argument (auto_vec<unsigned char> *out, const flow_function *f, gimple *stmt, unsigned n)
{
	tree value = looked_through (gimple_call_arg (stmt, n));
	tree function = function_argument (stmt, n);
	HOST_WIDE_INT number;

	if (function) {
		put_number (out, n);
		put_number (out, PERCPU_GIVES_FUNCTION);
		put_string (out, link_name (function));
		return true;
	}
	if (number_argument (value, &number)) {
		put_number (out, n);
		put_number (out, PERCPU_GIVES_NUMBER);
		put_signed (out, number);
		return true;
	}
	if (parameter_number (f, value) < 0
	    || (!INTEGRAL_TYPE_P (TREE_TYPE (value))
		&& !FUNCTION_POINTER_TYPE_P (TREE_TYPE (value))))
		return false;
	put_number (out, n);
	put_number (out, PERCPU_GIVES_PARAMETER);
	put_number (out, parameter_number (f, value));
	return true;
}

/* What the call is given: the callee may call it, or ask for it. */
static void
put_arguments (auto_vec<unsigned char> *out, const flow_function *f, gimple *stmt)
{
	auto_vec<unsigned char> given;
	unsigned count = 0;

	for (unsigned n = 0; n < gimple_call_num_args (stmt); n++)
		count += put_argument (&given, f, stmt, n);
	put_number (out, count);
	out->safe_splice (given);
}

/* Is it one that must not sleep, for certain? */
static bool
held_call_p (const call_note &call)
{
	return call.holder && (call.held >> call.hold & 1)
	       && gimple_call_fndecl (call.stmt)
	       && check_enabled_p (CHECK_sleep,
				   report_place (gimple_location (call.stmt)));
}

static void
put_call (auto_vec<unsigned char> *out, const flow_function *f, const call_note &call)
{
	tree callee = gimple_call_fndecl (call.stmt);
	unsigned flags = call.flags;

	if (call.proof)
		flags |= PERCPU_CALL_PROVED;
	if (gimple_call_lhs (call.stmt))
		flags |= PERCPU_CALL_USED;
	if (!(flags & PERCPU_CALL_ALWAYS) && call.choice.parameter)
		flags |= PERCPU_CALL_CHOSEN;
	if (held_call_p (call))
		flags |= PERCPU_CALL_HELD;
	put_number (out, flags);
	put_number (out, call.held & ((1 << NR_HOLDS) - 1));
	if (callee) {
		put_number (out, PERCPU_CALLS_FUNCTION);
		put_string (out, link_name (callee));
	} else
		put_indirect (out, f, gimple_call_fn (call.stmt));
	put_place (out, gimple_location (call.stmt));
	put_arguments (out, f, call.stmt);
	if (call.proof) {
		put_string (out, event_name (*call.proof));
		put_place (out, call.proof->where);
	}
	if (flags & PERCPU_CALL_CHOSEN)
		put_choice (out, call.choice);
	if (flags & PERCPU_CALL_HELD) {
		put_number (out, call.hold);
		put_string (out, event_name (*call.holder));
		put_place (out, call.holder->where);
	}
}

static void
put_need (auto_vec<unsigned char> *out, const need_note &need)
{
	unsigned flags = need.flags & ~PERCPU_NEED_SEEN;

	if (!(flags & PERCPU_NEED_ALWAYS) && need.choice.parameter)
		flags |= PERCPU_NEED_CHOSEN;
	put_number (out, flags);
	put_string (out, event_name (*need.event));
	put_place (out, need.event->where);
	if (flags & PERCPU_NEED_CHOSEN)
		put_choice (out, need.choice);
}

/* ---- functions ---- */

/* A task that binds itself to a CPU cannot be moved; which task, is not to be seen. */
static bool
binds_tasks_p (const cgraph_node *node)
{
	for (cgraph_edge *e = node->callees; e; e = e->next_callee)
		if (binding_function_p (e->callee->decl))
			return true;
	return false;
}

/* Does F ask or say where it runs? */
static bool
says_p (const flow_function *f, unsigned actions)
{
	return (f->actions & actions) || says_where_it_runs_p (f, actions);
}

/* How F leaves the CPU held or not, by its result. */
static unsigned
net_flags (const flow_function *f, const flow_net &net)
{
	unsigned flags = 0;

	for (int hold = 0; hold < NR_HOLDS; hold++) {
		if (hold == HOLD_RCU)
			continue;
		if (net.depth[hold] > 0 || (!net.known && (f->begins >> hold & 1)))
			flags |= PERCPU_FUNCTION_BEGINS;
		if (net.depth[hold] < 0 || (!net.known && (f->ends & ~f->begins) >> hold & 1))
			flags |= PERCPU_FUNCTION_ENDS;
	}
	return flags;
}

static unsigned
function_flags (const flow_function *f)
{
	tree decl = f->node->decl;
	unsigned flags = PERCPU_FUNCTION_DEFINED;

	if (!TREE_PUBLIC (decl) || DECL_EXTERNAL (decl))
		flags |= PERCPU_FUNCTION_LOCAL;
	if (DECL_WEAK (decl))
		flags |= PERCPU_FUNCTION_WEAK;
	if (DECL_DECLARED_INLINE_P (decl))
		flags |= PERCPU_FUNCTION_INLINE;
	if (needs_cpu_by_contract_p (decl))
		flags |= PERCPU_FUNCTION_CONTRACT;
	if (says_p (f, ANY_SAYING))
		flags |= PERCPU_FUNCTION_ASKS;
	if (binds_tasks_p (f->node))
		flags |= PERCPU_FUNCTION_BINDS;
	if (f->always_sleeps)
		flags |= PERCPU_FUNCTION_SLEEPS;
	flags |= net_flags (f, f->zero) | net_flags (f, f->nonzero);
	return flags;
}

static unsigned
context_flags (const flow_contexts *contexts)
{
	unsigned flags = 0;

	if (contexts && contexts->by[CTX_PROCESS].entry)
		return PERCPU_FUNCTION_PROCESS;
	for (int i = 0; contexts && i < NR_CONTEXTS; i++)
		if (contexts->by[i].entry)
			flags = PERCPU_FUNCTION_PINNED;
	return flags;
}

/* By what F sleeps: a function of the unit, or something of the table. */
static void
put_sleep (auto_vec<unsigned char> *out, const flow_event &sleeps)
{
	put_number (out, sleeps.callee != NULL);
	put_string (out, sleeps.callee ? link_name (sleeps.callee->node->decl)
				       : event_name (sleeps));
	put_place (out, sleeps.where);
}

static void
put_function (tree decl, unsigned flags, const flow_contexts *contexts)
{
	auto_vec<unsigned char> *out = functions_out;

	nr_functions++;
	put_number (out, flags);
	put_string (out, link_name (decl));
	put_place (out, DECL_SOURCE_LOCATION (decl));
	if (flags & PERCPU_FUNCTION_PROCESS) {
		const flow_registration &r = contexts->by[CTX_PROCESS];

		put_string (out, registration_text (r));
		put_place (out, r.where);
	}
}

/*
 * Is nothing to be said of F, or below it?  Where a task that can be moved enters it, a
 * section that it ends without having begun it was begun by something that it calls.
 */
static bool
silent_p (const flow_function *f, unsigned flags)
{
	return (flags & (PERCPU_FUNCTION_ASKS | PERCPU_FUNCTION_PINNED
			 | PERCPU_FUNCTION_BINDS))
	       || (f->expects_held && !(flags & PERCPU_FUNCTION_PROCESS))
	       || f->boots || unchecked_p (f->node->decl)
	       || listed_function_p (f->node->decl);
}

/*
 * F asks where it runs.  What it does whatever the answer is, where it begins and ends no
 * section, is for the callers all the same.
 */
static bool
asking_matters_not_p (const flow_function *f, unsigned flags)
{
	return !silent_p (f, flags & ~PERCPU_FUNCTION_ASKS) && !f->begins && !f->ends
	       && !f->touched && !says_p (f, 1u << ACT_ASSERTS_HELD);
}

/* Does every path come to STMT from wherever F asks, by calls that are known? */
static bool
comes_after_asking_p (const flow_function *f, const gimple *stmt)
{
	const bool known = dom_info_available_p (CDI_POST_DOMINATORS);
	bool always = f->actions & 1u << ACT_ASKS;
	basic_block block;

	calculate_dominance_info (CDI_POST_DOMINATORS);
	FOR_EACH_BB_FN (block, f->fun)
		for (const flow_event &event : f->events[block->index])
			if (event.entry->action == ACT_ASKS)
				always &= dominated_by_p (CDI_POST_DOMINATORS, block,
							  gimple_bb (stmt));
	if (!known)
		free_dominance_info (CDI_POST_DOMINATORS);
	return always;
}

/* What the answers do not decide is as if F had not asked. */
static void
add_what_asking_leaves (const flow_function *f)
{
	for (call_note &call : f->summary->calls)
		if (call.asked && comes_after_asking_p (f, call.stmt))
			call.flags |= call.asked;
	for (need_note &need : f->summary->needs)
		if (need.asked && comes_after_asking_p (f, need.event->stmt))
			need.flags |= need.asked;
}

/* Has the programmer let NEED be checked? */
static bool
need_wanted_p (const need_note &need, bool silent)
{
	return (need.flags & PERCPU_NEED_SEEN)
	       && (!silent || (need.flags & PERCPU_NEED_ASSERTED))
	       && check_enabled_p (CHECK_preempt, report_place (need.event->where));
}

/* What F itself holds is known, where it runs or not; while the kernel boots nobody waits. */
static bool
call_wanted_p (const flow_function *f, const call_note &call, bool silent)
{
	return !silent || (held_call_p (call) && !f->boots && !unchecked_p (f->node->decl));
}

static void
put_body (const flow_function *f, bool silent)
{
	auto_vec<unsigned char> *out = functions_out;
	unsigned needs = 0, calls = 0;

	for (const need_note &need : f->summary->needs)
		needs += need_wanted_p (need, silent);
	put_number (out, needs);
	for (const need_note &need : f->summary->needs)
		if (need_wanted_p (need, silent))
			put_need (out, need);
	for (const call_note &call : f->summary->calls)
		calls += call_wanted_p (f, call, silent);
	put_number (out, calls);
	for (const call_note &call : f->summary->calls)
		if (call_wanted_p (f, call, silent))
			put_call (out, f, call);
}

/* F has been walked: its summary is known.  NULL: nothing is, there are too many paths. */
void
write_summary (flow_function *f)
{
	unsigned flags = function_flags (f) | context_flags (f->contexts);
	bool silent;

	if (f->pinned && !(flags & PERCPU_FUNCTION_PROCESS))
		flags |= PERCPU_FUNCTION_PINNED;
	silent = !f->summary || silent_p (f, flags);
	if (silent && f->summary && asking_matters_not_p (f, flags)) {
		add_what_asking_leaves (f);
		silent = false;
	}
	if (silent)
		flags |= PERCPU_FUNCTION_SILENT;
	put_function (f->node->decl, flags, f->contexts);
	if (flags & PERCPU_FUNCTION_SLEEPS)
		put_sleep (functions_out, *f->always_sleeps);
	if (f->summary)
		put_body (f, silent);
	else {
		put_number (functions_out, 0);
		put_number (functions_out, 0);
	}
	drop_summary (f);
}

/* A function of another unit, whose address goes somewhere here. */
void
write_foreign_summary (cgraph_node *node, const flow_contexts *contexts)
{
	if (contexts)
		put_function (node->decl, context_flags (contexts), contexts);
}

/* ---- other names, members ---- */

void
write_alias (cgraph_node *node)
{
	symtab_node *target = node->ultimate_alias_target ();
	tree decl = node->decl;

	if (!target || target == node || !is_a<cgraph_node *> (target))
		return;
	put_function (decl, PERCPU_FUNCTION_ALIAS
			    | (TREE_PUBLIC (decl) ? 0 : PERCPU_FUNCTION_LOCAL)
			    | (DECL_WEAK (decl) ? PERCPU_FUNCTION_WEAK : 0), NULL);
	put_string (functions_out, link_name (target->decl));
}

/* FUNCTION is put into FIELD. */
void
note_member (tree function, tree field, location_t where)
{
	const char *member = percpu_opt.tags ? member_name (field) : NULL;

	if (!member)
		return;
	nr_places++;
	put_string (places_out, member);
	put_string (places_out, link_name (function));
	put_place (places_out, where);
}

/* ---- the unit ---- */

void
init_summaries (void)
{
	functions_out = new auto_vec<unsigned char>;
	places_out = new auto_vec<unsigned char>;
	strings_out = new auto_vec<unsigned char>;
	string_numbers = new hash_map<nofree_string_hash, unsigned>;
	nr_functions = nr_places = nr_strings = 0;
}

/* The unit's summaries; NULL: there are none.  To be freed. */
char *
summary_bytes (unsigned *length)
{
	auto_vec<unsigned char> head, *parts[] = {
		&head, strings_out, functions_out, places_out
	};
	char *bytes, *at;

	if (!functions_out || (!nr_functions && !nr_places))
		return NULL;
	put_number (&head, PERCPU_FLOW_VERSION);
	put_number (&head, nr_strings);
	put_number (&head, nr_functions);
	put_number (&head, nr_places);
	*length = 0;
	for (auto_vec<unsigned char> *part : parts)
		*length += part->length ();
	at = bytes = XNEWVEC (char, *length);
	for (auto_vec<unsigned char> *part : parts) {
		memcpy (at, part->address (), part->length ());
		at += part->length ();
	}
	return bytes;
}
