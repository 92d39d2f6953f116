/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What functions of the unit do with the per-CPU memory that a member points to: use it
 * as one, free it, set it.  Only what is done whenever they are called is taken for
 * certain.
 */
#include "lifetime.h"

/* Is REFERENCE a member of an object that a pointer is known to? */
bool
member_at (tree reference, member_pointer *out)
{
	if (TREE_CODE (reference) != COMPONENT_REF)
		return false;
	out->field = TREE_OPERAND (reference, 1);
	while (TREE_CODE (reference) == COMPONENT_REF)
		reference = TREE_OPERAND (reference, 0);
	if (TREE_CODE (reference) != MEM_REF)
		return false;
	out->object = TREE_OPERAND (reference, 0);
	out->read = NULL;
	return TREE_CODE (out->object) == SSA_NAME;
}

/* Was VALUE read from a member? */
static bool
member_read (tree value, member_pointer *out)
{
	gimple *stmt;

	value = looked_through (value);
	stmt = TREE_CODE (value) == SSA_NAME ? SSA_NAME_DEF_STMT (value) : NULL;
	if (!stmt || !gimple_assign_load_p (stmt)
	    || !member_at (gimple_assign_rhs1 (stmt), out))
		return false;
	out->read = stmt;
	return true;
}

/* Does STMT free the per-CPU memory of a member? */
bool
freed_member (gimple *stmt, member_pointer *out)
{
	tree callee = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;

	return callee && gimple_call_num_args (stmt) > 0 && listed_as_p (callee, ACT_FREES)
	       && member_read (gimple_call_arg (stmt, 0), out);
}

/* Does STMT give a member another value? */
bool
member_set (gimple *stmt, member_pointer *out)
{
	tree lhs = is_gimple_debug (stmt) ? NULL_TREE : gimple_get_lhs (stmt);

	return lhs && TREE_CODE (lhs) != SSA_NAME && member_at (lhs, out);
}

/* The body of a function of the unit; NULL: it has none. */
function *
paths_of (tree decl)
{
	function *fun = decl ? DECL_STRUCT_FUNCTION (decl) : NULL;

	return fun && fun->cfg && gimple_in_ssa_p (fun) ? fun : NULL;
}

/* Is FIELD the member that REFERENCE names, if only as an address? */
static bool
names_field_p (tree reference, tree field)
{
	if (reference && TREE_CODE (reference) == ADDR_EXPR)
		reference = TREE_OPERAND (reference, 0);
	return reference && TREE_CODE (reference) == COMPONENT_REF
	       && TREE_OPERAND (reference, 1) == field;
}

/* May STMT change FIELD of some object, or give somebody the address to do it? */
bool
may_set_p (gimple *stmt, tree field)
{
	if (is_gimple_debug (stmt))
		return false;
	for (unsigned n = 0; n < gimple_num_ops (stmt); n++) {
		tree operand = gimple_op (stmt, n);
		const bool written = n == 0 && operand && TREE_CODE (operand) != SSA_NAME
				     && gimple_get_lhs (stmt) == operand;

		if (operand && TREE_CODE (operand) == TREE_LIST)
			operand = TREE_VALUE (operand);		/* of an asm */
		else if (operand && !written && TREE_CODE (operand) != ADDR_EXPR)
			continue;
		if (names_field_p (operand, field))
			return true;
	}
	return false;
}

/* May DECL, or what it calls, change FIELD? */
static bool
may_set_below_p (cgraph_node *node, tree field, hash_set<cgraph_node *> *seen)
{
	function *fun = paths_of (node->decl);
	basic_block block;

	if (!fun || seen->add (node))
		return false;
	FOR_EACH_BB_FN (block, fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at))
			if (may_set_p (gsi_stmt (at), field))
				return true;
	for (cgraph_edge *e = node->callees; e; e = e->next_callee)
		if (may_set_below_p (e->callee, field, seen))
			return true;
	return false;
}

/* Does MEMBER keep the value that F has read from it, as far as F is concerned? */
bool
stays_from_p (const member_pointer &member, flow_function *f)
{
	hash_set<cgraph_node *> seen;
	basic_block block;

	FOR_EACH_BB_FN (block, f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at))
			if (may_set_p (gsi_stmt (at), member.field)
			    && may_follow_p (member.read, gsi_stmt (at)))
				return false;
	for (cgraph_edge *e = f->node->callees; e; e = e->next_callee)
		if (e->call_stmt && gimple_bb (e->call_stmt)
		    && may_follow_p (member.read, e->call_stmt)
		    && may_set_below_p (e->callee, member.field, &seen))
			return false;
	return true;
}

/* ---- uses ---- */

/* Uses of one value, as a per-CPU pointer. */
struct value_uses {
	gimple *certain;	/* done whenever the function is called */
	bool tested;
};

static void collect_uses (tree name, function *fun, value_uses *out, int depth);

/* NAME is an argument of CALL: does the callee use it? */
static void
look_into (tree name, gimple *call, function *fun, value_uses *out, int depth)
{
	tree callee = gimple_call_fndecl (call);
	function *body = paths_of (callee);
	tree parm = body && depth < 24 ? DECL_ARGUMENTS (callee) : NULL_TREE;

	for (unsigned n = 0; parm && n < gimple_call_num_args (call);
	     n++, parm = DECL_CHAIN (parm)) {
		tree inner = ssa_default_def (body, parm);
		value_uses uses = {};

		if (gimple_call_arg (call, n) != name || !inner)
			continue;
		collect_uses (inner, body, &uses, depth + 8);
		out->tested |= uses.tested;
		if (uses.certain && !out->certain && unavoidable_p (gimple_bb (call), fun))
			out->certain = call;
	}
}

/* Does STMT read or write memory through NAME? */
static bool
visit_through (gimple *, tree base, tree, void *name)
{
	return base && TREE_CODE (base) == MEM_REF && TREE_OPERAND (base, 0) == name;
}

static void
note_pointer_use (tree name, gimple *stmt, function *fun, value_uses *out, int depth)
{
	tree lhs = is_gimple_assign (stmt) ? gimple_assign_lhs (stmt) : NULL_TREE;
	bool used = gimple_code (stmt) == GIMPLE_ASM
		    || walk_stmt_load_store_ops (stmt, name, visit_through, visit_through);

	if (gimple_code (stmt) == GIMPLE_COND
	    || (lhs && TREE_CODE_CLASS (gimple_assign_rhs_code (stmt)) == tcc_comparison))
		out->tested = true;
	else if (is_gimple_call (stmt) && !used)
		look_into (name, stmt, fun, out, depth);
	else if (lhs && TREE_CODE (lhs) == SSA_NAME && !used) {
		const tree_code code = gimple_assign_rhs_code (stmt);

		if (code == PLUS_EXPR && TREE_CODE (gimple_assign_rhs2 (stmt)) == SSA_NAME)
			used = true;	/* a CPU's offset */
		else if (CONVERT_EXPR_CODE_P (code) || code == SSA_NAME || code == ADDR_EXPR
			 || code == POINTER_PLUS_EXPR || code == PLUS_EXPR)
			collect_uses (lhs, fun, out, depth + 1);
	}
	if (used && !out->certain && unavoidable_p (gimple_bb (stmt), fun))
		out->certain = stmt;
}

static void
collect_uses (tree name, function *fun, value_uses *out, int depth)
{
	imm_use_iterator uses;
	use_operand_p use;

	if (depth > 30)
		return;
	FOR_EACH_IMM_USE_FAST (use, uses, name)
		if (!is_gimple_debug (USE_STMT (use)))
			note_pointer_use (name, USE_STMT (use), fun, out, depth);
}

/* Uses of FIELD's memory in FUN itself; *TESTED: a pointer is asked about. */
static bool
use_in_body (function *fun, tree field, bool *tested, member_deed *out)
{
	basic_block block;

	FOR_EACH_BB_FN (block, fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);
			member_pointer read;
			value_uses uses = {};

			if (!gimple_assign_load_p (stmt)
			    || TREE_CODE (gimple_assign_lhs (stmt)) != SSA_NAME
			    || !member_at (gimple_assign_rhs1 (stmt), &read)
			    || read.field != field)
				continue;
			collect_uses (gimple_assign_lhs (stmt), fun, &uses, 0);
			*tested |= uses.tested;
			if (uses.certain && !out->stmt)
				*out = { uses.certain, read.object };
		}
	return out->stmt;
}

/* What the callee of CALL does is done by the caller, to one of its own objects. */
static void
take_over (member_deed *deed, gimple *call)
{
	deed->object = deed->object ? argument_of_part (deed->object, call) : NULL_TREE;
}

/* What is looked for in a function and what it calls; each is looked at once. */
struct deed_search {
	tree field;
	hash_set<cgraph_node *> seen;
	bool tested;
	member_deed found;

	explicit deed_search (tree f) : field (f), tested (false), found () {}
};

static bool
use_below (cgraph_node *node, deed_search *search, int depth)
{
	function *fun = paths_of (node->decl);

	if (!fun || search->seen.add (node))
		return false;
	if (use_in_body (fun, search->field, &search->tested, &search->found))
		return true;
	for (cgraph_edge *e = depth < 6 ? node->callees : NULL; e; e = e->next_callee)
		if (e->call_stmt && paths_of (e->callee->decl)
		    && unavoidable_p (gimple_bb (e->call_stmt), fun)
		    && use_below (e->callee, search, depth + 1)) {
			take_over (&search->found, e->call_stmt);
			return true;
		}
	return false;
}

/*
 * Does NODE's function, or what it calls, use the per-CPU memory of FIELD whenever it is
 * called, and never ask about the pointer?
 */
bool
member_use (cgraph_node *node, tree field, member_deed *out)
{
	deed_search search (field);

	if (!use_below (node, &search, 0) || search.tested)
		return false;
	*out = search.found;
	return true;
}

/* ---- frees ---- */

static bool
free_below (cgraph_node *node, deed_search *search, int depth)
{
	function *fun = paths_of (node->decl);

	if (!fun || search->seen.add (node))
		return false;
	for (cgraph_edge *e = node->callees; e; e = e->next_callee) {
		member_pointer freed;

		if (!e->call_stmt || !unavoidable_p (gimple_bb (e->call_stmt), fun))
			continue;
		if (freed_member (e->call_stmt, &freed) && freed.field == search->field) {
			search->found = { e->call_stmt, freed.object };
			return true;
		}
		if (depth < 6 && free_below (e->callee, search, depth + 1)) {
			take_over (&search->found, e->call_stmt);
			return true;
		}
	}
	return false;
}

/* Does NODE's function, or what it calls, free the memory of FIELD whenever it is called? */
bool
member_free (cgraph_node *node, tree field, member_deed *out)
{
	deed_search search (field);

	if (!free_below (node, &search, 0))
		return false;
	*out = search.found;
	return true;
}

/* ---- new memory ---- */

static bool value_new_p (tree value, bool *made, hash_set<tree> *seen);

static bool
returns_new_p (tree callee, bool *made, hash_set<tree> *seen)
{
	function *fun = paths_of (callee);
	edge_iterator at;
	edge e;

	if (!fun || seen->elements () > 40)
		return false;
	FOR_EACH_EDGE (e, at, EXIT_BLOCK_PTR_FOR_FN (fun)->preds) {
		gimple *last = last_stmt (e->src);
		tree value = last && gimple_code (last) == GIMPLE_RETURN
			     ? gimple_return_retval (as_a<greturn *> (last)) : NULL_TREE;

		if (!value || !value_new_p (value, made, seen))
			return false;
	}
	return true;
}

/* Is VALUE new per-CPU memory, or NULL?  *MADE: it may be new. */
static bool
value_new_p (tree value, bool *made, hash_set<tree> *seen)
{
	gimple *stmt;
	const char *name;

	value = looked_through (value);
	if (integer_zerop (value))
		return true;
	if (TREE_CODE (value) != SSA_NAME)
		return false;
	if (seen->add (value))
		return true;
	stmt = SSA_NAME_DEF_STMT (value);
	if (gphi *phi = dyn_cast<gphi *> (stmt)) {
		for (unsigned n = 0; n < gimple_phi_num_args (phi); n++)
			if (!value_new_p (gimple_phi_arg_def (phi, n), made, seen))
				return false;
		return true;
	}
	name = called_name (stmt);
	if (!name)
		return false;
	if (listed_as_p (gimple_call_fndecl (stmt), ACT_ALLOCATES)
	    || !strcmp (name, "__devm_alloc_percpu"))
		return *made = true;
	return returns_new_p (gimple_call_fndecl (stmt), made, seen);
}

bool
new_memory_p (tree value)
{
	hash_set<tree> seen;
	bool made = false;

	return value_new_p (value, &made, &seen) && made;
}
