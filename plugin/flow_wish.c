/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What conditions say of what the caller wants.  A function that does something in some cases
 * only may be called where that would be wrong, by callers that never bring those cases about.
 */
#include "flow_paths.h"

static location_t
expansion_point (location_t where)
{
	return linemap_resolve_location (line_table, where, LRK_MACRO_EXPANSION_POINT, NULL);
}

/* Is STMT the assembler text of smp_processor_id () or the like?  Nobody chose the CPU. */
static bool
this_cpu_p (const flow_function *f, gimple *stmt)
{
	if (gimple_code (stmt) != GIMPLE_ASM || !(f->actions & 1u << ACT_NEEDS_CPU))
		return false;
	for (const flow_event &event : f->events[gimple_bb (stmt)->index])
		if (event.entry->action == ACT_NEEDS_CPU
		    && expansion_point (event.where)
		       == expansion_point (gimple_location (stmt)))
			return true;
	return false;
}

/* Is STMT made of more than one name? */
static bool
several_names_p (gimple *stmt)
{
	unsigned names = 0;

	for (unsigned i = 1; i < gimple_num_ops (stmt); i++)
		names += gimple_op (stmt, i) && TREE_CODE (gimple_op (stmt, i)) == SSA_NAME;
	return names > 1;
}

/* Copies and conversions are followed far, but where there are more ways each counts. */
enum { FORK = 8 };

/*
 * What VALUE says of what the caller wants: nothing when it is whether a pointer is there
 * or a call worked.
 */
telling
path_walker::tells (tree value, int depth)
{
	if (CONSTANT_CLASS_P (value) || TREE_CODE (value) == ADDR_EXPR)
		return TELLS_NOTHING;
	if (TREE_CODE (value) != SSA_NAME || depth > 6 * FORK)
		return TELLS_ALL;

	const unsigned version = SSA_NAME_VERSION (value);

	if (version >= m_told.length ())
		m_told.safe_grow_cleared (num_ssa_names);
	/* What was found out from nearer is at least as exact. */
	if (!m_told[version].known || m_told[version].depth > depth) {
		const telling says = name_tells (value, depth);

		m_told[version] = { true, depth, says };
	}
	return m_told[version].says;
}

/* The same for VALUE, a name. */
telling
path_walker::name_tells (tree value, int depth)
{
	telling most = TELLS_NOTHING;
	gimple *stmt = SSA_NAME_DEF_STMT (value);

	if (SSA_NAME_IS_DEFAULT_DEF (value) && SSA_NAME_VAR (value)
	    && VAR_P (SSA_NAME_VAR (value)))
		return TELLS_NOTHING;
	if (SSA_NAME_IS_DEFAULT_DEF (value))
		return POINTER_TYPE_P (TREE_TYPE (value)) ? TELLS_NOTHING : TELLS_ALL;
	if (gimple_vuse (stmt) && is_gimple_assign (stmt))
		return POINTER_TYPE_P (TREE_TYPE (value)) ? TELLS_NOTHING : TELLS_SOME;
	/* What -ftrivial-auto-var-init leaves. */
	if (is_gimple_call (stmt) && gimple_call_internal_p (stmt)
	    && startswith (internal_fn_name (gimple_call_internal_fn (stmt)), "DEFERRED_INIT"))
		return TELLS_NOTHING;
	/* `Was it the last one?' is another question than `did it fail?' */
	if (is_gimple_call (stmt) && !gimple_call_internal_p (stmt))
		return TREE_CODE (TREE_TYPE (value)) != BOOLEAN_TYPE ? TELLS_NOTHING
								     : TELLS_SOME;
	if (this_cpu_p (m_f, stmt))
		return TELLS_NOTHING;
	/* Which of them it is has been told by the way here. */
	if (gphi *phi = dyn_cast<gphi *> (stmt)) {
		if (m_memory || gimple_phi_num_args (phi) > 6)
			return TELLS_ALL;
		for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
			if (gimple_phi_arg_def (phi, i) != value)
				most = MAX (most, tells (gimple_phi_arg_def (phi, i),
							 depth + 2 * FORK));
		return most;
	}
	if (!is_gimple_assign (stmt))
		return TELLS_ALL;
	const int farther = several_names_p (stmt) ? FORK : 1;

	for (unsigned i = 1; i < gimple_num_ops (stmt); i++) {
		tree operand = gimple_op (stmt, i);

		if (operand)
			most = MAX (most, tells (operand, depth + farther));
	}
	return most;
}

/* What BLOCK's condition says; which of two amounts is greater is not what one wants. */
telling
path_walker::condition_tells (basic_block block)
{
	block_notes &notes = m_blocks[block->index];
	gimple *stmt = last_stmt (block);

	if (notes.told)
		return notes.says;
	notes.told = true;
	/* Where it runs is another matter than what it is to do. */
	for (const flow_event &event : m_f->events[block->index])
		if (event.entry->action == ACT_ASKS)
			return notes.says = TELLS_NOTHING;
	if (gimple_code (stmt) == GIMPLE_SWITCH) {
		tree index = looked_through (gimple_switch_index (as_a<gswitch *> (stmt)));

		return notes.says = tells (index, 0);
	}
	tree a = gimple_cond_lhs (stmt), b = gimple_cond_rhs (stmt);

	notes.says = MAX (tells (a, 0), tells (b, 0));
	if (gimple_cond_code (stmt) != EQ_EXPR && gimple_cond_code (stmt) != NE_EXPR
	    && !CONSTANT_CLASS_P (looked_through (a))
	    && !CONSTANT_CLASS_P (looked_through (b)))
		notes.says = MIN (notes.says, TELLS_SOME);
	return notes.says;
}

/*
 * The way from here on depends on BLOCK's condition, or only up to where its ways meet
 * when nothing happens there.
 */
void
path_walker::depend_on (telling what, basic_block block, flow_state *state)
{
	if (what == TELLS_NOTHING)
		return;
	if (!state->meet && harmless_p (block)) {
		state->meet = m_blocks[block->index].meet;
		state->choice_before = state->choice;
	}
	if (state->meet) {
		state->conditional_to_meet = true;
		state->chosen_to_meet |= what == TELLS_ALL;
	} else {
		state->conditional = true;
		state->chosen |= what == TELLS_ALL;
	}
}

/* The parameter, from 0 on, that BLOCK's condition compares with a constant; -1: none. */
int
path_walker::chooser (basic_block block)
{
	const block_notes &notes = m_blocks[block->index];
	tree subject = notes.has_condition ? notes.condition.subject : NULL_TREE;

	return subject && INTEGRAL_TYPE_P (TREE_TYPE (subject))
	       ? parameter_number (m_f, subject) : -1;
}

/* CONDITION is about the parameter of that number, which decides about the way. */
void
path_walker::choose (int parameter, const flow_condition &condition, flow_state *state)
{
	tree type = TREE_TYPE (condition.subject);
	flow_fact range = { 0, HOST_WIDE_INT_MIN, HOST_WIDE_INT_MAX, 0, false, 0 };
	flow_choice &choice = state->choice;

	if (choice.parameter && choice.parameter != parameter + 1) {
		choice.unclear = true;
		return;
	}
	if (choice.parameter) {
		range.low = choice.low;
		range.high = choice.high;
	} else if (!type_range (type, &range.low, &range.high)) {
		choice.unclear = true;
		return;
	}
	if (!narrow_fact (&range, condition.code, condition.constant) || range.has_hole)
		choice.unclear = true;
	choice.parameter = parameter + 1;
	choice.low = range.low;
	choice.high = range.high;
}
