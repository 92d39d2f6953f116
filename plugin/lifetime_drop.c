/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A managed resource is forgotten by devres_destroy (), which does not call the function
 * that releases it: when that frees per-CPU memory and nobody else does, the memory is
 * lost.  To forget it on purpose, and go on with the memory, is right: so it has to be a
 * function whose name says that it frees.
 */
#include "lifetime.h"

typedef hash_set<cgraph_node *> node_set;

/* Can NODE, or what it calls, free per-CPU memory? */
static bool
may_free_p (cgraph_node *node, node_set *seen)
{
	if (seen->add (node))
		return false;
	for (cgraph_edge *e = node->callees; e; e = e->next_callee)
		if (listed_as_p (e->callee->decl, ACT_FREES) || may_free_p (e->callee, seen))
			return true;
	return false;
}

static bool
may_free_p (cgraph_node *node)
{
	node_set seen;

	return may_free_p (node, &seen);
}

/* Can somebody of the unit who calls NODE free per-CPU memory himself? */
static bool
caller_may_free_p (cgraph_node *node, node_set *seen)
{
	if (seen->add (node))
		return false;
	for (cgraph_edge *e = node->callers; e; e = e->next_caller)
		if (may_free_p (e->caller) || caller_may_free_p (e->caller, seen))
			return true;
	return false;
}

/* Does the name say that it is the end of the memory? */
static bool
says_free_p (const_tree decl)
{
	static const char *const words[] = { "free", "release", "destroy" };
	const char *name = IDENTIFIER_POINTER (DECL_NAME (decl));

	for (const char *word : words)
		if (strstr (name, word))
			return true;
	return false;
}

/* May what STMT calls get the memory, from a function that calls DROP? */
static bool
may_pass_on_p (gimple *stmt, gimple *drop)
{
	tree callee = gimple_call_fndecl (stmt);

	if (stmt == drop || (callee && fndecl_built_in_p (callee)))
		return false;
	for (unsigned n = 0; n < gimple_call_num_args (stmt); n++) {
		tree argument = looked_through (gimple_call_arg (stmt, n));

		if (POINTER_TYPE_P (TREE_TYPE (gimple_call_arg (stmt, n)))
		    && TREE_CODE (argument) == SSA_NAME)
			return true;
	}
	return false;
}

/* Is CALL all that F does with what it is given? */
static bool
only_drops_p (const life_call &call)
{
	basic_block block;

	FOR_EACH_BB_FN (block, call.f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);

			if (is_gimple_call (stmt) ? may_pass_on_p (stmt, call.stmt)
						  : gimple_store_p (stmt))
				return false;
			if (gimple_code (stmt) == GIMPLE_RETURN) {
				tree value = gimple_return_retval (as_a<greturn *> (stmt));

				if (value && POINTER_TYPE_P (TREE_TYPE (value)))
					return false;
			}
		}
	return true;
}

void
check_dropped (const life_call &call)
{
	tree release = looked_through (call.argument ());
	location_t where = report_place (gimple_location (call.stmt));
	cgraph_node *node;
	node_set callers;

	if (TREE_CODE (release) != ADDR_EXPR
	    || TREE_CODE (TREE_OPERAND (release, 0)) != FUNCTION_DECL)
		return;
	release = TREE_OPERAND (release, 0);
	node = cgraph_node::get (release);
	if (!node || !paths_of (release) || !may_free_p (node)
	    || !says_free_p (call.f->node->decl) || may_free_p (call.f->node)
	    || caller_may_free_p (call.f->node, &callers) || !only_drops_p (call)
	    || !may_report_life (call.f, where))
		return;

	rich_location richloc (line_table, where);

	if (percpu_report (CHECK_alloc, &richloc, where,
			   "%qs forgets the per-CPU memory without calling %qD, and nothing "
			   "here frees it", call.entry->function, release))
		inform (report_place (DECL_SOURCE_LOCATION (release)),
			"this function would free it");
}
