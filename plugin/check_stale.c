/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-stale]: a pointer to this CPU's copy is used after the section in which it was
 * fetched: the task may run on another CPU by then.
 *
 * The pointer, and what is computed of it, are followed through SSA names and the memory of
 * local variables.  What was loaded through it is something else: a value, or an object that
 * is nobody's copy.
 */
#include "flow.h"

/* SSA names of the function, and the fetch that they come from. */
static hash_map<tree, const flow_event *> *fetched;

/* Fetches that have been reported. */
static hash_set<const flow_event *> *reported;

/* The outermost macro expansion that gave STMT; NULL: none. */
static const line_map_macro *
expansion_of (const gimple *stmt)
{
	auto_vec<const line_map_macro *, 16> chain;

	macros_of (gimple_location (stmt), &chain);
	return chain.is_empty () ? NULL : chain.last ();
}

/* Where FROM, when it is computed of one name only, comes from. */
static tree
source_of (gimple *stmt)
{
	tree from;

	if (!is_gimple_assign (stmt))
		return NULL_TREE;
	from = gimple_assign_rhs1 (stmt);
	if (gimple_assign_ssa_name_copy_p (stmt) || gimple_assign_cast_p (stmt)
	    || gimple_assign_rhs_code (stmt) == POINTER_PLUS_EXPR)
		return from;
	if (TREE_CODE (from) == ADDR_EXPR) {
		from = get_base_address (TREE_OPERAND (from, 0));
		return from && TREE_CODE (from) == MEM_REF
		       ? TREE_OPERAND (from, 0) : NULL_TREE;
	}
	return NULL_TREE;
}

static bool
pointer_p (const_tree name)
{
	return POINTER_TYPE_P (TREE_TYPE (name));
}

/* Everything that follows from EVENT's fetch in its block and behind. */
static void
collect (const flow_event *event)
{
	gimple_stmt_iterator at = gsi_for_stmt (event->stmt);
	const line_map_macro *expansion = event->callee ? NULL : expansion_of (event->stmt);
	auto_vec<tree> work;
	ssa_op_iter i;
	tree name;

	if (event->callee && gimple_get_lhs (event->stmt)
	    && TREE_CODE (gimple_get_lhs (event->stmt)) == SSA_NAME)
		work.safe_push (gimple_get_lhs (event->stmt));
	/* The accessor's own statements are in one block; those of its argument are not its own. */
	for (; expansion && !gsi_end_p (at); gsi_next (&at)) {
		if (expansion_of (gsi_stmt (at)) != expansion)
			continue;
		FOR_EACH_SSA_TREE_OPERAND (name, gsi_stmt (at), i, SSA_OP_DEF)
			work.safe_push (name);
	}
	while (!work.is_empty ()) {
		imm_use_iterator uses;
		gimple *use;

		name = work.pop ();
		if (fetched->put (name, event))
			continue;
		FOR_EACH_IMM_USE_STMT (use, uses, name)
			if (source_of (use) == name && pointer_p (gimple_assign_lhs (use)))
				work.safe_push (gimple_assign_lhs (use));
	}
}

static bool
fetch_p (const flow_event &event)
{
	return event.entry->action == ACT_FETCHES
	       || (event.callee && event.callee->fetches);
}

static void
collect_all (const flow_function *f)
{
	basic_block block;

	fetched = new hash_map<tree, const flow_event *>;
	reported = new hash_set<const flow_event *>;
	FOR_EACH_BB_FN (block, f->fun)
		for (const flow_event &event : f->events[block->index])
			if (fetch_p (event))
				collect (&event);
}

/*
 * The fetch that NAME comes from, in STATE; NULL: none.  OPEN: conditions of which nobody
 * knows are between the place where it was one of several, and here.
 */
const flow_event *
fetch_of (const flow_function *f, const flow_state *state, tree name, bool *open)
{
	if (!fetched)
		collect_all (f);
	*open = false;
	for (int i = 0; i < 8 && name && TREE_CODE (name) == SSA_NAME; i++) {
		if (const flow_event **event = fetched->get (name))
			return *event;
		for (const flow_copy &copy : state->copies)
			if (copy.name == name) {
				*open = copy.open;
				return copy.fetched;
			}
		if (!pointer_p (name))
			break;
		name = source_of (SSA_NAME_DEF_STMT (name));
	}
	return NULL;
}

static void
forget_copy (flow_state *state, tree name)
{
	for (unsigned n = state->copies.length (); n-- > 0;)
		if (state->copies[n].name == name)
			state->copies.unordered_remove (n);
}

/* Are all that PHI may be pointers that were fetched, and fetched by this function itself? */
static bool
always_fetched_p (gphi *phi)
{
	for (unsigned i = 0; i < gimple_phi_num_args (phi); i++) {
		tree from = gimple_phi_arg_def (phi, i);

		if (from != gimple_phi_result (phi) && !fetched->get (from))
			return false;
	}
	return true;
}

/* The names that E's PHIs give to pointers that were fetched. */
void
note_copies (const flow_function *f, edge e, flow_state *state)
{
	auto_vec<flow_copy, 2> copies;

	for (gphi_iterator i = gsi_start_phis (e->dest); !gsi_end_p (i); gsi_next (&i)) {
		tree name = gimple_phi_result (i.phi ());
		bool open;
		const flow_event *fetch;

		if (virtual_operand_p (name) || !pointer_p (name))
			continue;
		fetch = fetch_of (f, state, PHI_ARG_DEF_FROM_EDGE (i.phi (), e), &open);
		if (fetch)
			copies.safe_push ({ name, fetch, open, always_fetched_p (i.phi ()),
					    NULL });
		forget_copy (state, name);
	}
	state->copies.safe_splice (copies);
}

/*
 * The local variable of F that REFERENCE is a fixed part of, at OFFSET; NULL: it is none.
 * One whose address is known to others may be written by anything.
 */
static tree
part_of_local (const flow_function *f, tree reference, poly_int64 *offset)
{
	tree base = get_addr_base_and_unit_offset (reference, offset);

	return base && auto_var_in_fn_p (base, f->node->decl) && !TREE_ADDRESSABLE (base)
	       ? base : NULL_TREE;
}

static bool
same_part_p (const flow_function *f, tree one, tree other)
{
	poly_int64 at, other_at;
	tree base = part_of_local (f, one, &at);

	return base && base == part_of_local (f, other, &other_at) && known_eq (at, other_at);
}

/* Does STMT write to REFERENCE, a part of a variable that only this function knows? */
static bool
overwrites_p (gimple *stmt, tree reference)
{
	gasm *code = dyn_cast<gasm *> (stmt);

	/* To GCC a barrier writes to all memory. */
	if (!code)
		return stmt_may_clobber_ref_p (stmt, reference);
	for (unsigned i = 0; i < gimple_asm_noutputs (code); i++)
		if (get_base_address (TREE_VALUE (gimple_asm_output_op (code, i)))
		    == get_base_address (reference))
			return true;
	return false;
}

static void
forget_overwritten (flow_state *state, gimple *stmt)
{
	for (unsigned n = state->copies.length (); n-- > 0;)
		if (TREE_CODE (state->copies[n].name) != SSA_NAME
		    && overwrites_p (stmt, state->copies[n].name))
			state->copies.unordered_remove (n);
}

static void
note_stored_copy (const flow_function *f, flow_state *state, tree to, tree from)
{
	poly_int64 offset;
	bool open;
	const flow_event *fetch = part_of_local (f, to, &offset)
				  ? fetch_of (f, state, from, &open) : NULL;

	if (fetch)
		state->copies.safe_push ({ to, fetch, open, false, NULL });
}

static void
note_loaded_copy (const flow_function *f, flow_state *state, tree to, tree from)
{
	forget_copy (state, to);
	for (const flow_copy &copy : state->copies)
		if (same_part_p (f, copy.name, from)) {
			const flow_copy loaded = { to, copy.fetched, copy.open, copy.always,
						   copy.meet };

			state->copies.safe_push (loaded);
			return;
		}
}

/* STMT may put a pointer that was fetched in a local variable's memory, or get it from there. */
void
note_kept_copy (const flow_function *f, flow_state *state, gimple *stmt)
{
	tree to;

	if (gimple_vdef (stmt))
		forget_overwritten (state, stmt);
	if (!gimple_vuse (stmt) || !gimple_assign_single_p (stmt))
		return;
	to = gimple_assign_lhs (stmt);
	if (!pointer_p (to))
		return;
	if (TREE_CODE (to) == SSA_NAME)
		note_loaded_copy (f, state, to, gimple_assign_rhs1 (stmt));
	else
		note_stored_copy (f, state, to, gimple_assign_rhs1 (stmt));
}

/* The fetch whose pointer F returns as VALUE; NULL: none. */
const flow_event *
returned_fetch (const flow_function *f, tree value)
{
	const flow_event **fetch;

	if (!value || TREE_CODE (value) != SSA_NAME || !pointer_p (value))
		return NULL;
	if (!fetched)
		collect_all (f);
	fetch = fetched->get (value);
	return fetch ? *fetch : NULL;
}

/* The function's paths have been walked. */
void
finish_stale (void)
{
	delete fetched;
	delete reported;
	fetched = NULL;
	reported = NULL;
}

/* EVENT fetches a pointer.  Where a section was entered for it, it matters when that ends. */
void
note_fetch (const flow_event &event, flow_state *state)
{
	for (unsigned i = 0; i < state->pointers.length (); i++)
		if (state->pointers[i].fetched == &event) {
			state->pointers.unordered_remove (i);
			break;
		}
	if (state->unknown || state->held)
		return;
	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (hold != HOLD_RCU && state->depth[hold] > 0) {
			state->pointers.safe_push ({ &event, NULL, false });
			return;
		}
}

/*
 * EVENT has fetched a pointer in no section, in a function that sleeps: who does that behind
 * it shows that the task could be moved all the time.
 */
void
note_loose_fetch (const flow_event &event, flow_state *state)
{
	if (state->cpu_free_p () && !state->depth[HOLD_MIGRATE])
		state->pointers.safe_push ({ &event, NULL, true });
}

/*
 * EVENT sleeps, and the task can be moved: pointers that were fetched in no section are those
 * of another CPU, where no condition is between that may be about which task this is.
 */
bool
note_move (const flow_event &event, flow_state *state)
{
	bool moved = false;

	for (flow_pointer &pointer : state->pointers)
		if (pointer.loose && !pointer.ended && tied_p (pointer.fetched, &event)) {
			pointer.ended = &event;
			moved = true;
		}
	return moved;
}

/* EVENT ended a section: was it the last?  True when pointers outlive it. */
bool
note_section_end (const flow_event &event, flow_state *state)
{
	if (state->unknown)
		return false;
	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (hold != HOLD_RCU && state->depth[hold] != 0)
			return false;
	bool outlived = false;

	for (flow_pointer &pointer : state->pointers) {
		if (!pointer.ended && !pointer.loose)
			pointer.ended = &event;
		outlived |= pointer.ended != NULL;
	}
	return outlived;
}

static void
report_use (const flow_function *f, const flow_pointer &pointer, gimple *stmt)
{
	location_t where = report_place (gimple_location (stmt));
	rich_location richloc (line_table, where);

	/* The first use of a pointer says it. */
	if (where == UNKNOWN_LOCATION || !check_enabled_p (CHECK_stale, where)
	    || says_where_it_runs_p (f, ANY_SAYING) || reported->add (pointer.fetched))
		return;
	if (!percpu_report (CHECK_stale, &richloc, where,
			    "the pointer that %qs gave is used after %qs: this may be "
			    "another CPU by now", event_name (*pointer.fetched),
			    event_name (*pointer.ended)))
		return;
	inform (report_place (pointer.fetched->where), "it was fetched here");
	if (pointer.loose)
		inform (report_place (pointer.ended->where), "here the task may sleep, and go on "
			"on another CPU");
	else
		inform (report_place (pointer.ended->where), "the section that kept the task "
			"on its CPU ends here");
}

/* The name that REFERENCE goes through; NULL: none. */
static tree
base_name (tree reference)
{
	tree base = reference ? get_base_address (reference) : NULL_TREE;

	return base && TREE_CODE (base) == MEM_REF
	       && TREE_CODE (TREE_OPERAND (base, 0)) == SSA_NAME
	       ? TREE_OPERAND (base, 0) : NULL_TREE;
}

static void
check_name (const flow_function *f, const flow_state *state, tree name, gimple *stmt)
{
	bool open;
	const flow_event *fetch = fetch_of (f, state, name, &open);

	if (!fetch || open)
		return;
	for (const flow_pointer &pointer : state->pointers)
		if (pointer.fetched == fetch && pointer.ended) {
			report_use (f, pointer, stmt);
			return;
		}
}

/* STMT is reached in STATE: does it go through a pointer whose section has ended? */
void
check_stale_use (flow_function *f, const flow_state *state, gimple *stmt)
{
	bool ended = false;

	for (const flow_pointer &pointer : state->pointers)
		ended |= pointer.ended != NULL;
	if (!ended || state->unknown || state->doubted)
		return;
	if (is_gimple_call (stmt)) {
		/* What prints the address does not use it. */
		if (gimple_call_builtin_p (stmt) || stdarg_p (gimple_call_fntype (stmt)))
			return;
		for (unsigned i = 0; i < gimple_call_num_args (stmt); i++) {
			check_name (f, state, gimple_call_arg (stmt, i), stmt);
			check_name (f, state, base_name (gimple_call_arg (stmt, i)), stmt);
		}
		return;
	}
	if (!is_gimple_assign (stmt))
		return;
	check_name (f, state, base_name (gimple_assign_lhs (stmt)), stmt);
	if (gimple_assign_rhs_code (stmt) != ADDR_EXPR)
		check_name (f, state, base_name (gimple_assign_rhs1 (stmt)), stmt);
}
