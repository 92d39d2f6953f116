/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Functions that others call use the per-CPU memory of a member without a test: it has to
 * be there as long as the object is given to others.
 */
#include "lifetime.h"

/* A function that others call, and its use of the memory. */
struct served_use {
	cgraph_node *server;
	member_deed use;	/* nothing: the table says that it uses it */
};

/* Is FIELD the one that the table says that the function of NODE reads? */
static bool
known_to_read_p (const cgraph_node *node, const_tree field)
{
	life_entries lines;

	life_lines (LIFE_READS, LIFE_NONE, &lines);
	for (const life_entry *line : lines)
		if (id_equal (DECL_NAME (node->decl), line->function) && DECL_NAME (field)
		    && id_equal (DECL_NAME (field), line->field)
		    && member_of_p (field, line->structure))
			return true;
	return false;
}

/* Does a function that serves an object of KIND use the memory of its FIELD?  Which? */
static bool
find_served_use (tree field, enum life_kind kind, served_use *out)
{
	life_entries lines;
	cgraph_node *node;

	life_lines (LIFE_SERVES, kind, &lines);
	FOR_EACH_FUNCTION (node)
		for (const life_entry *line : lines) {
			if (!node->address_taken || !DECL_NAME (node->decl)
			    || !(kind == LIFE_DEVICE ? attribute_for_life_p (node, line)
						     : stored_in_p (node, line)))
				continue;
			*out = { node, {} };
			if (paths_of (node->decl)
			    ? member_use (node, field, &out->use) && out->use.object
			      && part_of_first_p (out->use.object, node->decl)
			    : known_to_read_p (node, field))
				return true;
		}
	return false;
}

/* Is what CALL is about the object of MEMBER, or a part or an owner of it? */
static bool
about_p (const life_call &call, flow_values *values, const member_pointer &member)
{
	return call.entry->kind == LIFE_DEVICE
	       ? embedded_p (values, call.argument (), member.object)
	       : belong_together_p (values, call.argument (), member.object);
}

static void
explain_use (const served_use &served)
{
	if (served.use.stmt)
		inform (report_place (gimple_location (served.use.stmt)),
			"%qD uses it here without a test", served.server->decl);
}

/* ---- freed when others still use it ---- */

static bool
operations_p (const_tree field)
{
	return DECL_NAME (field) && strstr (IDENTIFIER_POINTER (DECL_NAME (field)), "_ops");
}

/* Does FUN give objects other functions to be reached by? */
static bool
sets_operations_p (function *fun)
{
	basic_block block;

	FOR_EACH_BB_FN (block, fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			member_pointer set;

			if (member_set (gsi_stmt (at), &set) && operations_p (set.field))
				return true;
		}
	return false;
}

/* Does NODE, or what it calls, take away objects of KIND? */
static bool
takes_below_p (cgraph_node *node, enum life_kind kind, hash_set<cgraph_node *> *seen)
{
	if (!paths_of (node->decl) || seen->add (node))
		return false;
	for (cgraph_edge *e = node->callees; e; e = e->next_callee) {
		const life_entry *entry = e->call_stmt
					  ? life_of_call (e->call_stmt, LIFE_TAKES) : NULL;

		if ((entry && entry->kind == kind) || takes_below_p (e->callee, kind, seen))
			return true;
	}
	return false;
}

/* May the object of MEMBER have been taken away before FREED, by another call than CALL? */
static bool
gone_before_p (const life_call &call, flow_values *values, gimple *freed,
	       const member_pointer &member)
{
	hash_set<cgraph_node *> seen;

	for (cgraph_edge *e = call.f->node->callees; e; e = e->next_callee) {
		const life_entry *entry;

		if (!e->call_stmt || !gimple_bb (e->call_stmt) || e->call_stmt == call.stmt
		    || !may_follow_p (e->call_stmt, freed))
			continue;
		entry = life_of_call (e->call_stmt, LIFE_TAKES);
		if (entry ? belong_together_p (values, gimple_call_arg (e->call_stmt, entry->arg),
					       member.object)
			  : takes_below_p (e->callee, call.entry->kind, &seen))
			return true;
	}
	return false;
}

static void
check_free_before (const life_call &call, flow_values *values, gimple *freed,
		   const member_pointer &member)
{
	function *fun = call.f->fun;
	location_t where = report_place (gimple_location (freed));
	served_use served;

	if (!about_p (call, values, member)
	    || !(comes_before_p (freed, call.stmt, fun) || leads_to_p (freed, call.stmt, fun))
	    || gone_before_p (call, values, freed, member) || sets_operations_p (fun)
	    || !stays_from_p (member, call.f) || !may_report_life (call.f, where)
	    || !find_served_use (member.field, call.entry->kind, &served))
		return;

	rich_location richloc (line_table, where);

	if (percpu_report (CHECK_alloc, &richloc, where,
			   "%qD may still be called, and uses the per-CPU memory that %qs "
			   "frees here", served.server->decl, called_name (freed))) {
		inform (report_place (gimple_location (call.stmt)),
			"only when %qs has returned, it is not called any more",
			call.entry->function);
		explain_use (served);
	}
}

/* CALL takes an object away from others: is memory freed before? */
void
check_taken (const life_call &call)
{
	flow_values *values = NULL;

	for (cgraph_edge *e = call.f->node->callees; e; e = e->next_callee) {
		member_pointer member;

		if (!e->call_stmt || !gimple_bb (e->call_stmt)
		    || !freed_member (e->call_stmt, &member))
			continue;
		if (!values)
			values = new flow_values (call.f->fun);
		check_free_before (call, values, e->call_stmt, member);
	}
	delete values;
}

/* ---- made when others already use it ---- */

/* Does only STMT, in the whole unit, set FIELD to something? */
static bool
only_set_by_p (gimple *stmt, tree field, const vec<flow_function *> &functions)
{
	basic_block block;

	for (const flow_function *f : functions)
		FOR_EACH_BB_FN (block, f->fun)
			for (gimple_stmt_iterator at = gsi_start_bb (block);
			     !gsi_end_p (at); gsi_next (&at)) {
				gimple *other = gsi_stmt (at);

				if (other != stmt && may_set_p (other, field)
				    && !(gimple_assign_single_p (other)
					 && integer_zerop (gimple_assign_rhs1 (other))))
					return false;
			}
	return true;
}

static void
check_set_behind (const life_call &call, flow_values *values, gimple *stmt,
		  const member_pointer &member, const vec<flow_function *> &functions)
{
	location_t where = report_place (gimple_location (stmt));
	served_use served;

	if (!about_p (call, values, member)
	    || !comes_before_p (call.stmt, stmt, call.f->fun)
	    || may_follow_p (stmt, call.stmt) || !may_report_life (call.f, where)
	    || !only_set_by_p (stmt, member.field, functions)
	    || !find_served_use (member.field, call.entry->kind, &served))
		return;

	rich_location richloc (line_table, where);

	if (percpu_report (CHECK_alloc, &richloc, where,
			   "%qD may be called before, and uses the per-CPU memory that %qD "
			   "gets only here", served.server->decl, member.field)) {
		inform (report_place (gimple_location (call.stmt)),
			"it may be called from %qs on", call.entry->function);
		explain_use (served);
	}
}

/* CALL gives an object to others: does a member get its memory only then? */
void
check_given (const life_call &call, const vec<flow_function *> &functions)
{
	flow_values *values = NULL;
	basic_block block;

	FOR_EACH_BB_FN (block, call.f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);
			member_pointer member;

			if (!gimple_assign_single_p (stmt) || !member_set (stmt, &member)
			    || !POINTER_TYPE_P (TREE_TYPE (gimple_assign_lhs (stmt)))
			    || !new_memory_p (gimple_assign_rhs1 (stmt)))
				continue;
			if (!values)
				values = new flow_values (call.f->fun);
			check_set_behind (call, values, stmt, member, functions);
		}
	delete values;
}
