/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In which order a function does things, and to which objects.
 *
 * Asked about a few statements of rare functions: the blocks are walked each time, and
 * nothing is computed that would be left behind.
 */
#include "lifetime.h"

/* Does a way lead from FROM to TO, at least one edge long, that does not meet WITHOUT? */
static bool
reaches_p (basic_block from, basic_block to, basic_block without)
{
	auto_vec<basic_block, 32> todo;
	hash_set<basic_block> seen;
	edge_iterator at;
	edge e;

	todo.safe_push (from);
	while (!todo.is_empty ()) {
		basic_block block = todo.pop ();

		FOR_EACH_EDGE (e, at, block->succs) {
			if (e->dest == without)
				continue;
			if (e->dest == to)
				return true;
			if (!seen.add (e->dest))
				todo.safe_push (e->dest);
		}
	}
	return false;
}

/* Is FIRST in front of SECOND in their block? */
static bool
in_front_p (gimple *first, const gimple *second)
{
	gimple_stmt_iterator at = gsi_for_stmt (first);

	for (gsi_next (&at); !gsi_end_p (at); gsi_next (&at))
		if (gsi_stmt (at) == second)
			return true;
	return false;
}

/* Has FIRST been done whenever control comes to SECOND, of the same function FUN? */
bool
comes_before_p (gimple *first, gimple *second, function *fun)
{
	if (gimple_bb (first) == gimple_bb (second))
		return in_front_p (first, second);
	return !reaches_p (ENTRY_BLOCK_PTR_FOR_FN (fun), gimple_bb (second),
			   gimple_bb (first));
}

/* Is SECOND done whenever FIRST has been, before FUN returns? */
bool
leads_to_p (gimple *first, gimple *second, function *fun)
{
	if (gimple_bb (first) == gimple_bb (second))
		return in_front_p (first, second);
	return reaches_p (gimple_bb (first), gimple_bb (second), NULL)
	       && !reaches_p (gimple_bb (first), EXIT_BLOCK_PTR_FOR_FN (fun),
			      gimple_bb (second));
}

/* May SECOND be done when FIRST has been? */
bool
may_follow_p (gimple *first, gimple *second)
{
	if (gimple_bb (first) == gimple_bb (second) && in_front_p (first, second))
		return true;
	return reaches_p (gimple_bb (first), gimple_bb (second), NULL);
}

/* ---- what happens on every path ---- */

/* Does LOOP, by what its header was written as, go over CPUs of which there is one? */
static bool
loop_over_cpus_p (const class loop *loop)
{
	static const char *const names[] = {
		"for_each_possible_cpu", "for_each_online_cpu", "for_each_present_cpu"
	};

	for (gimple_stmt_iterator at = gsi_start_bb (loop->header); !gsi_end_p (at);
	     gsi_next (&at)) {
		auto_vec<const line_map_macro *, 16> chain;

		macros_of (gimple_location (gsi_stmt (at)), &chain);
		for (const line_map_macro *map : chain)
			for (const char *name : names)
				if (!strcmp (linemap_map_get_macro_name (map), name))
					return true;
	}
	return false;
}

/* The innermost loop around BLOCK of FUN that does not begin with it; NULL: not known. */
static class loop *
loop_around (basic_block block, function *fun)
{
	class loop *around;

	if (!loops_for_fn (fun) || loops_state_satisfies_p (fun, LOOPS_NEED_FIXUP))
		return NULL;
	around = block->loop_father;
	if (around && around->header == block)
		around = loop_outer (around);
	return around && loop_outer (around) && around->header ? around : NULL;
}

/* Can a turn of LOOP go by without BLOCK? */
static bool
turn_without_p (const class loop *loop, basic_block block)
{
	return block != loop->header && reaches_p (loop->header, loop->header, block);
}

/* Is BLOCK met whenever FUN is called and returns, if only in a loop over CPUs? */
bool
unavoidable_p (basic_block block, function *fun)
{
	for (int depth = 0; block && depth < 8; depth++) {
		class loop *around;

		if (!reaches_p (ENTRY_BLOCK_PTR_FOR_FN (fun), EXIT_BLOCK_PTR_FOR_FN (fun),
				block))
			return reaches_p (block, EXIT_BLOCK_PTR_FOR_FN (fun), NULL);
		around = loop_around (block, fun);
		if (!around || turn_without_p (around, block) || !loop_over_cpus_p (around))
			return false;
		block = around->header;
	}
	return false;
}

/* ---- which objects ---- */

static void collect_owners (tree value, bool loads, vec<tree> *owners);

/* The argument of CALL that VALUE, of the callee, is part of; NULL_TREE: none. */
tree
argument_of_part (tree value, gimple *call)
{
	tree callee = gimple_call_fndecl (call), parm = DECL_ARGUMENTS (callee);
	auto_vec<tree, 8> owners;

	collect_owners (value, false, &owners);
	for (unsigned n = 0; parm && n < gimple_call_num_args (call);
	     n++, parm = DECL_CHAIN (parm))
		if (!owners.is_empty ()
		    && owners.last () == ssa_default_def (paths_of (callee), parm))
			return gimple_call_arg (call, n);
	return NULL_TREE;
}

/* Is VALUE, of DECL, part of what it has as its first parameter? */
bool
part_of_first_p (tree value, tree decl)
{
	auto_vec<tree, 8> owners;

	collect_owners (value, false, &owners);
	return DECL_ARGUMENTS (decl) && !owners.is_empty ()
	       && owners.last () == ssa_default_def (paths_of (decl), DECL_ARGUMENTS (decl));
}

/* Is VALUE what a caller gave? */
bool
parameter_p (tree value)
{
	value = looked_through (value);
	return TREE_CODE (value) == SSA_NAME && SSA_NAME_IS_DEFAULT_DEF (value)
	       && SSA_NAME_VAR (value) && TREE_CODE (SSA_NAME_VAR (value)) == PARM_DECL;
}

/* The argument of CALL, of a function of the unit, that its result is part of. */
static tree
argument_of_result (gimple *call)
{
	function *fun = paths_of (gimple_call_fndecl (call));
	gimple *last = fun && single_pred_p (EXIT_BLOCK_PTR_FOR_FN (fun))
		       ? last_stmt (single_pred (EXIT_BLOCK_PTR_FOR_FN (fun))) : NULL;
	tree value = last && gimple_code (last) == GIMPLE_RETURN
		     ? gimple_return_retval (as_a<greturn *> (last)) : NULL_TREE;

	basic_block block;

	if (!value)
		return NULL_TREE;
	/* Such a function has no choice: what it returns is the same each time. */
	FOR_EACH_BB_FN (block, fun)
		if (!single_succ_p (block))
			return NULL_TREE;
	return argument_of_part (value, call);
}

/* What the result of CALL is part of; NULL_TREE: not known. */
static tree
owner_of_result (gimple *call)
{
	const life_entry *entry = life_of_call (call, LIFE_BELONGS);

	return entry ? gimple_call_arg (call, entry->arg) : argument_of_result (call);
}

/*
 * VALUE and the objects that it is known by: what it is in, what it was read from, what
 * it is a private part of.  Without LOADS not what it was read from.
 */
static void
collect_owners (tree value, bool loads, vec<tree> *owners)
{
	for (int depth = 0; depth < 8; depth++) {
		gimple *stmt;

		value = looked_through (value);
		if (TREE_CODE (value) == ADDR_EXPR) {
			value = get_base_address (TREE_OPERAND (value, 0));
			if (!value || TREE_CODE (value) != MEM_REF)
				return;
			value = TREE_OPERAND (value, 0);
			continue;
		}
		if (TREE_CODE (value) != SSA_NAME)
			return;
		owners->safe_push (value);
		stmt = SSA_NAME_DEF_STMT (value);
		if (is_gimple_call (stmt)) {
			value = owner_of_result (stmt);
			if (!value)
				return;
		} else if (gimple_code (stmt) == GIMPLE_PHI && gimple_phi_num_args (stmt) == 1)
			value = gimple_phi_arg_def (stmt, 0);
		else if (is_gimple_assign (stmt)
			   && gimple_assign_rhs_code (stmt) == POINTER_PLUS_EXPR
			   && TREE_CODE (gimple_assign_rhs2 (stmt)) == INTEGER_CST)
			value = gimple_assign_rhs1 (stmt);
		else if (loads && gimple_assign_load_p (stmt)) {
			member_pointer member;

			if (!member_at (gimple_assign_rhs1 (stmt), &member))
				return;
			value = member.object;
		} else
			return;
	}
}

static bool
among_p (flow_values *values, tree value, const vec<tree> &owners)
{
	for (tree owner : owners)
		if (values->number (owner) == values->number (value))
			return true;
	return false;
}

/* Is one of A and B in the other, or known by it? */
bool
belong_together_p (flow_values *values, tree a, tree b)
{
	auto_vec<tree, 8> of_a, of_b;

	collect_owners (a, true, &of_a);
	collect_owners (b, true, &of_b);
	return !of_a.is_empty () && !of_b.is_empty ()
	       && (among_p (values, of_a[0], of_b) || among_p (values, of_b[0], of_a));
}

/* Is PART in OBJECT itself? */
bool
embedded_p (flow_values *values, tree part, tree object)
{
	auto_vec<tree, 8> of_part, of_object;

	collect_owners (part, false, &of_part);
	collect_owners (object, false, &of_object);
	return !of_object.is_empty () && among_p (values, of_object[0], of_part);
}

/* The last of the objects that VALUE is known by; VALUE: none. */
tree
owner_of_all (tree value)
{
	auto_vec<tree, 8> owners;

	collect_owners (value, true, &owners);
	return owners.is_empty () ? value : owners.last ();
}
