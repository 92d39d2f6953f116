/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Work that is certainly run by a task that can be moved: it is only ever queued on
 * workqueues that were allocated with WQ_UNBOUND (Documentation/core-api/workqueue.rst).
 * Work and queues are known by the member or the variable that they are kept in.
 */
#include "flow.h"

/* Which arguments are the queue, -1: one of the system's bound ones, and the work? */
static const struct queue_function {
	const char *name;
	int queue, work;
} queue_functions[] = {
	{ "mod_delayed_work", 0, 1 },
	{ "mod_delayed_work_on", 1, 2 },
	{ "queue_delayed_work", 0, 1 },
	{ "queue_delayed_work_on", 1, 2 },
	{ "queue_rcu_work", 0, 1 },
	{ "queue_work", 0, 1 },
	{ "queue_work_node", 1, 2 },
	{ "queue_work_on", 1, 2 },
	{ "schedule_delayed_work", -1, 0 },
	{ "schedule_delayed_work_on", -1, 1 },
	{ "schedule_work", -1, 0 },
	{ "schedule_work_on", -1, 1 }
};

struct queueing {
	tree work, queue;	/* queue: NULL_TREE: unknown or bound */
	gimple *stmt;
};

struct allocation {
	tree queue;
	bool unbound;
};

static auto_vec<queueing> *queueings;
static auto_vec<allocation> *allocations;

/* The member or variable that REFERENCE is of; NULL_TREE: neither. */
static tree
keeper_of (tree reference)
{
	if (TREE_CODE (reference) == COMPONENT_REF)
		return TREE_OPERAND (reference, 1);
	return VAR_P (reference) ? reference : NULL_TREE;
}

/* What POINTER points to, as an expression; NULL_TREE: it is not known. */
static tree
pointed_to (tree pointer)
{
	pointer = looked_through (pointer);
	return TREE_CODE (pointer) == ADDR_EXPR ? TREE_OPERAND (pointer, 0) : NULL_TREE;
}

/* The member or variable that the work REFERENCE is, or is a part of. */
tree
work_of (tree reference)
{
	while (reference) {
		tree field = keeper_of (reference);

		if (TREE_CODE (reference) == MEM_REF && integer_zerop (TREE_OPERAND (reference, 1))) {
			reference = pointed_to (TREE_OPERAND (reference, 0));
			continue;
		}
		if (!field || TREE_CODE (field) != FIELD_DECL
		    || !(member_of_p (field, "delayed_work")
			 || member_of_p (field, "rcu_work")))
			return field;
		reference = TREE_OPERAND (reference, 0);
	}
	return NULL_TREE;
}

/* The member or variable that VALUE was read from. */
static tree
read_from (tree value)
{
	value = looked_through (value);
	if (TREE_CODE (value) != SSA_NAME || !gimple_assign_load_p (SSA_NAME_DEF_STMT (value)))
		return NULL_TREE;
	return keeper_of (gimple_assign_rhs1 (SSA_NAME_DEF_STMT (value)));
}

static cgraph_edge *
calls_of (const char *name)
{
	cgraph_node *node = cgraph_node::get_for_asmname (get_identifier (name));

	return node ? node->callers : NULL;
}

/* Where the new queue that STMT allocates goes to. */
static void
note_allocation (gimple *stmt)
{
	const unsigned unbound = 1 << 1;	/* WQ_UNBOUND */
	tree result = gimple_call_lhs (stmt), flags;
	imm_use_iterator uses;
	use_operand_p use;

	if (gimple_call_num_args (stmt) < 2)
		return;
	flags = looked_through (gimple_call_arg (stmt, 1));
	const bool is_unbound = TREE_CODE (flags) == INTEGER_CST && tree_fits_uhwi_p (flags)
				&& (tree_to_uhwi (flags) & unbound);
	if (result && TREE_CODE (result) != SSA_NAME) {
		allocations->safe_push ({ keeper_of (result), is_unbound });
		return;
	}
	if (!result)
		return;
	FOR_EACH_IMM_USE_FAST (use, uses, result) {
		gimple *stored = USE_STMT (use);

		if (gimple_assign_single_p (stored) && gimple_store_p (stored)
		    && gimple_assign_rhs1 (stored) == result)
			allocations->safe_push ({ keeper_of (gimple_assign_lhs (stored)),
						  is_unbound });
	}
}

static void
note_queueing (const queue_function &f, gimple *stmt)
{
	tree queue = NULL_TREE, work;

	if ((int) gimple_call_num_args (stmt) <= f.work)
		return;
	work = pointed_to (gimple_call_arg (stmt, f.work));
	work = work ? work_of (work) : NULL_TREE;
	if (!work)
		return;
	if (f.queue >= 0)
		queue = read_from (gimple_call_arg (stmt, f.queue));
	queueings->safe_push ({ work, queue, stmt });
}

static void
collect (void)
{
	queueings = new auto_vec<queueing>;
	allocations = new auto_vec<allocation>;
	for (cgraph_edge *e = calls_of ("alloc_workqueue"); e; e = e->next_caller)
		if (e->call_stmt)
			note_allocation (e->call_stmt);
	for (const queue_function &f : queue_functions)
		for (cgraph_edge *e = calls_of (f.name); e; e = e->next_caller)
			if (e->call_stmt)
				note_queueing (f, e->call_stmt);
}

void
finish_flow_queues (void)
{
	delete queueings;
	delete allocations;
	queueings = NULL;
	allocations = NULL;
}

/* Is the queue that QUEUE keeps unbound, whenever one is put there? */
static bool
unbound_p (tree queue)
{
	bool unbound = false;

	if (!queue)
		return false;
	if (VAR_P (queue) && DECL_NAME (queue)
	    && id_equal (DECL_NAME (queue), "system_unbound_wq"))
		return true;
	for (const allocation &a : *allocations)
		if (a.queue == queue) {
			if (!a.unbound)
				return false;
			unbound = true;
		}
	return unbound;
}

/* A call that queues WORK, if all of them do so on unbound queues. */
gimple *
queued_unbound (tree work)
{
	gimple *stmt = NULL;

	if (!queueings)
		collect ();
	for (const queueing &q : *queueings)
		if (q.work == work) {
			if (!unbound_p (q.queue))
				return NULL;
			stmt = q.stmt;
		}
	return stmt;
}
