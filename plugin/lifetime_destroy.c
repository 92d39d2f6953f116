/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The function in `priv_destructor' is called when a network device goes, and on some
 * errors of register_netdevice () already.  What it frees is freed twice when a function
 * that has registered the device, or that is called then, frees it on an error path and
 * leaves the pointer as it is.
 */
#include "lifetime.h"

/* The one function that the unit destroys such objects with; NULL: none, or several. */
static cgraph_node *
only_destructor (const life_entry *member)
{
	cgraph_node *node, *found = NULL;

	FOR_EACH_FUNCTION (node)
		if (stored_in_p (node, member)) {
			if (found || !paths_of (node->decl))
				return NULL;
			found = node;
		}
	return found;
}

static bool
named_p (const_tree field, const life_entry *member)
{
	return DECL_NAME (field) && id_equal (DECL_NAME (field), member->field)
	       && member_of_p (field, member->structure);
}

/* May the unit take the destructor of MEMBER away, or FIELD's pointer to what is freed? */
static bool
undone_p (const life_entry *member, tree field, cgraph_node *destructor,
	  const vec<flow_function *> &functions)
{
	basic_block block;

	for (const flow_function *f : functions)
		FOR_EACH_BB_FN (block, f->fun)
			for (gimple_stmt_iterator at = gsi_start_bb (block);
			     !gsi_end_p (at); gsi_next (&at)) {
				gimple *stmt = gsi_stmt (at);
				tree value = gimple_assign_single_p (stmt)
					     ? gimple_assign_rhs1 (stmt) : NULL_TREE;
				member_pointer set;

				if (member_set (stmt, &set) && named_p (set.field, member)
				    && (!value || TREE_CODE (value) != ADDR_EXPR
					|| TREE_OPERAND (value, 0) != destructor->decl))
					return true;
				if (may_set_p (stmt, field)
				    && (!value || !new_memory_p (value)))
					return true;
			}
	return false;
}

/* Does FUN ask how far the registration came? */
static bool
asks_state_p (function *fun)
{
	basic_block block;

	FOR_EACH_BB_FN (block, fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			member_pointer read;

			if (gimple_assign_load_p (gsi_stmt (at))
			    && member_at (gimple_assign_rhs1 (gsi_stmt (at)), &read)
			    && DECL_NAME (read.field)
			    && strstr (IDENTIFIER_POINTER (DECL_NAME (read.field)),
				       "reg_state"))
				return true;
		}
	return false;
}

/* Does the function SET_UP store DESTRUCTOR whenever it is called? */
static bool
stores_p (tree set_up, cgraph_node *destructor)
{
	function *fun = paths_of (set_up);
	ipa_ref *ref = NULL;

	for (unsigned i = 0; fun && destructor->iterate_referring (i, ref); i++)
		if (ref->stmt && ref->referring->decl == set_up && gimple_bb (ref->stmt)
		    && unavoidable_p (gimple_bb (ref->stmt), fun))
			return true;
	return false;
}

/* The set-up function of the device that CALL registers; NULL_TREE: not known. */
static tree
set_up_of (const life_call &call)
{
	tree device = owner_of_all (call.argument ()), set_up;
	gimple *made = TREE_CODE (device) == SSA_NAME ? SSA_NAME_DEF_STMT (device) : NULL;
	const life_entry *entry = made ? life_of_call (made, LIFE_CREATES) : NULL;

	if (!entry)
		return parameter_p (call.argument ()) ? set_up_beside (call.f->node) : NULL_TREE;
	set_up = looked_through (gimple_call_arg (made, entry->arg));
	return TREE_CODE (set_up) == ADDR_EXPR ? TREE_OPERAND (set_up, 0) : NULL_TREE;
}

/* FREED, of F, is done when CALL has registered the device. */
static void
report_again (const life_call &call, flow_function *f, gimple *freed,
	      cgraph_node *destructor, gimple *again)
{
	location_t where = report_place (gimple_location (freed));

	if (!may_report_life (f, where))
		return;

	rich_location richloc (line_table, where);

	push_cfun (f->fun);
	if (percpu_report (CHECK_alloc, &richloc, where,
			   "%qs frees per-CPU memory that %qD frees, too", called_name (freed),
			   destructor->decl)) {
		inform (report_place (gimple_location (again)), "it is freed here");
		inform (report_place (gimple_location (call.stmt)),
			"which is called when the device goes, and on some errors of %qs",
			call.entry->function);
	}
	pop_cfun ();
}

/*
 * Frees of F, which knows what CALL registers as DEVICE.  F is the function that does, or
 * one that is called then.
 */
static void
check_frees (const life_call &call, flow_function *f, tree device,
	     const life_entry *member, cgraph_node *destructor,
	     const vec<flow_function *> &functions)
{
	flow_values values (f->fun);

	for (cgraph_edge *e = f->node->callees; e; e = e->next_callee) {
		member_pointer freed;
		member_deed again;

		if (e->call_stmt && gimple_bb (e->call_stmt)
		    && freed_member (e->call_stmt, &freed)
		    && (f != call.f || comes_before_p (call.stmt, e->call_stmt, f->fun))
		    && belong_together_p (&values, device, freed.object)
		    && stays_from_p (freed, f)
		    && member_free (destructor, freed.field, &again) && again.object
		    && part_of_first_p (again.object, destructor->decl)
		    && !undone_p (member, freed.field, destructor, functions))
			report_again (call, f, e->call_stmt, destructor, again.stmt);
	}
}

/* The parameter of F that is the device which CALL has registered; NULL_TREE: none. */
static tree
device_parameter (const life_call &call, flow_function *f)
{
	cgraph_edge *e = f->node->callers;
	tree parm = DECL_ARGUMENTS (f->node->decl);

	/* Called once, when the device is registered. */
	if (TREE_PUBLIC (f->node->decl) || f->node->address_taken || !e || e->next_caller
	    || e->caller != call.f->node || !e->call_stmt || !gimple_bb (e->call_stmt)
	    || !comes_before_p (call.stmt, e->call_stmt, call.f->fun))
		return NULL_TREE;

	flow_values values (call.f->fun);

	for (unsigned n = 0; parm && n < gimple_call_num_args (e->call_stmt);
	     n++, parm = DECL_CHAIN (parm))
		if (POINTER_TYPE_P (TREE_TYPE (parm))
		    && belong_together_p (&values, call.argument (),
					  gimple_call_arg (e->call_stmt, n)))
			return ssa_default_def (f->fun, parm);
	return NULL_TREE;
}

/* CALL registers a device: is what its destructor frees freed behind it? */
void
check_destroyed (const life_call &call, const vec<flow_function *> &functions)
{
	life_entries lines;
	tree set_up;

	life_lines (LIFE_DESTROYS, call.entry->kind, &lines);
	for (const life_entry *member : lines) {
		cgraph_node *destructor = only_destructor (member);

		if (!destructor || !(set_up = set_up_of (call))
		    || !stores_p (set_up, destructor) || asks_state_p (call.f->fun))
			continue;
		check_frees (call, call.f, call.argument (), member, destructor, functions);
		for (flow_function *f : functions) {
			tree device = f->memory && f != call.f ? device_parameter (call, f)
							       : NULL_TREE;

			if (device && !asks_state_p (f->fun))
				check_frees (call, f, device, member, destructor, functions);
		}
	}
}
