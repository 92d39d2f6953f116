/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-stale]: the copy of a CPU that has gone.
 *
 * raw_cpu_ptr () in preemptible code says that any CPU's copy will do, and a lock in the
 * copy keeps others out.  But before the lock is taken, the task may be moved and the CPU
 * may go.  When the unit has a hotplug step that then frees what members of the copy point
 * to, the members have to be looked at before they are used, under the lock.
 *
 *	step:	req_free (per_cpu_ptr (c, cpu)->req);
 *	user:	p = raw_cpu_ptr (c); mutex_lock (&p->lock); use (p->req);
 *
 * It is reported at the call that may sleep, with the copy in its hand, only if
 *
 *	1. the step uses no lock but that of the copy, and waits for nobody,
 *	2. the user begins no section, and nobody in the unit locks out hotplug,
 *	3. nobody but the steps compares a member that the step frees or clears with NULL.
 */
#include "cpus.h"

/* ---- tables ---- */

#define INITIALIZES(name)
#define GIVES_MEMORY(name)
#define TAKES_MEMORY(name)
#define STOPS(name)
#define RUNS_ON(name, cpu, queue)
#define REGISTERS(name)
#define ASKS(name)
#define BOUNDS(name)
#define PARAMETER(type)

static const char *const freeing[] = {
#define FREES(name) #name,
#define TEARDOWN(name, step)
#include "cpus.def"
#undef FREES
#undef TEARDOWN
};

static const struct registration {
	const char *name;
	unsigned step;
} registrations[] = {
#define FREES(name)
#define TEARDOWN(name, step) { #name, step },
#include "cpus.def"
#undef FREES
#undef TEARDOWN
};

static bool
frees_p (const gimple *stmt)
{
	const char *name = called_name (stmt);

	for (const char *known : freeing)
		if (name && *name == *known && startswith (name, known))
			return true;
	return false;
}

/* The argument of the registration CALL that is called when a CPU goes; -1: it is none. */
static int
step_argument (const gimple *call)
{
	const char *name = called_name (call);

	for (const registration &known : registrations)
		if (name && *name == *known.name && !strcmp (name, known.name)
		    && known.step < gimple_call_num_args (call))
			return known.step;
	return -1;
}

static tree
function_given (const gimple *call, unsigned n)
{
	tree arg = gimple_call_arg (call, n);

	return TREE_CODE (arg) == ADDR_EXPR
	       && TREE_CODE (TREE_OPERAND (arg, 0)) == FUNCTION_DECL
	       ? TREE_OPERAND (arg, 0) : NULL_TREE;
}

/* ---- what a step leaves ---- */

struct departed_copy {
	tree object;			/* whose copies it is about */
	const flow_function *step;
	auto_vec<tree> freed;		/* members that point to what the step frees */
	auto_vec<tree> gone;		/* those, and what it clears */
	gimple *by;			/* frees the first */
};

/* The member that was read from a copy as VALUE. */
static tree
member_read (tree value)
{
	gimple *stmt;

	value = number_origin (value);
	stmt = TREE_CODE (value) == SSA_NAME ? SSA_NAME_DEF_STMT (value) : NULL;
	return stmt && gimple_assign_load_p (stmt)
	       && TREE_CODE (gimple_assign_rhs1 (stmt)) == COMPONENT_REF
	       ? TREE_OPERAND (gimple_assign_rhs1 (stmt), 1) : NULL_TREE;
}

/* Has STMT the copy, or what is in it, as an argument? */
static bool
given_p (const gimple *stmt, copy_values *values)
{
	for (unsigned n = 0; is_gimple_call (stmt) && n < gimple_call_num_args (stmt); n++) {
		tree arg = gimple_call_arg (stmt, n);

		if (values->pointer_p (arg) || values->content_p (arg)
		    || (TREE_CODE (arg) == ADDR_EXPR && values->within_p (TREE_OPERAND (arg, 0))))
			return true;
	}
	return false;
}

/* Does the step F lock only what is in the copy, and wait for nobody? */
static bool
alone_p (const flow_function *f, copy_values *values)
{
	basic_block block;

	FOR_EACH_BB_FN (block, f->fun)
		for (const flow_event &event : f->events[block->index]) {
			const flow_function *callee = event.callee;

			if (event.entry->action == ACT_CALL && callee && !callee->touched
			    && !callee->sleeps)
				continue;
			if (!given_p (event.stmt, values))
				return false;
		}
	return true;
}

/* Is COPY that of the CPU which is its function's first parameter? */
static bool
of_parameter_p (const cpu_copy &copy)
{
	auto_vec<index_use> uses;
	tree number;

	find_index_uses (copy.stmt, &uses);
	if (uses.length () != 1 || uses[0].addend)
		return false;
	number = number_origin (uses[0].index);
	return TREE_CODE (number) == SSA_NAME && SSA_NAME_IS_DEFAULT_DEF (number)
	       && SSA_NAME_VAR (number) == DECL_ARGUMENTS (copy.f->node->decl);
}

/* What the step that has COPY leaves of it.  NULL: all that is needed.  The caller frees it. */
static departed_copy *
left_by_step (const cpu_copy &copy)
{
	copy_values values (copy);
	departed_copy *out;
	basic_block block;

	if (!copy.object || !of_parameter_p (copy) || !alone_p (copy.f, &values))
		return NULL;
	out = new departed_copy ();
	out->object = copy.object;
	out->step = copy.f;
	FOR_EACH_BB_FN (block, copy.f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);
			tree member = NULL_TREE;

			if (frees_p (stmt) && gimple_call_num_args (stmt) > 0
			    && values.content_p (gimple_call_arg (stmt, 0))
			    && (member = member_read (gimple_call_arg (stmt, 0)))) {
				out->freed.safe_push (member);
				if (!out->by)
					out->by = stmt;
			} else if (gimple_store_p (stmt)
				   && values.within_p (gimple_get_lhs (stmt)))
				member = place_of (gimple_get_lhs (stmt));
			if (member)
				out->gone.safe_push (member);
		}
	if (!out->freed.is_empty ())
		return out;
	delete out;
	return NULL;
}

/* ---- the rule ---- */

class departed_checker {
public:
	departed_checker (const cpus_of_unit &unit, const vec<flow_function *> &functions)
		: m_unit (unit), m_functions (functions)
	{
	}
	void run ();

private:
	bool likely_p () const;
	void note_steps ();
	bool step_p (const flow_function *f) const { return m_steps.contains (f->node->decl); }
	bool tested_p (const departed_copy &left) const;
	void check_function (flow_function *f, const departed_copy &left);
	void check (const flow_event &fetch, tree pointer, flow_function *f,
		    const departed_copy &left);

	const cpus_of_unit &m_unit;
	const vec<flow_function *> &m_functions;
	auto_vec<tree> m_steps, m_teardowns;
};

/* Most units have no function that could be meant, or none that could be a step. */
bool
departed_checker::likely_p () const
{
	bool fetches = false;

	for (const flow_function *f : m_functions)
		fetches |= (f->actions & 1 << ACT_FETCHES) && (f->actions & 1 << ACT_SLEEPS);
	if (fetches)
		for (const cpu_copy &copy : m_unit.copies)
			if (copy.object && copy.sources == FROM_OTHER)
				return true;
	return false;
}

void
departed_checker::note_steps ()
{
	for (const flow_function *f : m_functions)
		for (cgraph_edge *e = f->node->callees; e; e = e->next_callee) {
			const int step = e->call_stmt ? step_argument (e->call_stmt) : -1;
			tree function;

			if (step < 0 || header_function_p (f))
				continue;
			if ((function = function_given (e->call_stmt, step)))
				m_teardowns.safe_push (function);
			for (unsigned n = 0; n < gimple_call_num_args (e->call_stmt); n++)
				if ((function = function_given (e->call_stmt, n)))
					m_steps.safe_push (function);
		}
}

/* Does somebody find out by VALUE, a member's, whether there is something? */
static bool
value_tested_p (tree value, hash_set<tree> *seen)
{
	imm_use_iterator uses;
	use_operand_p use_p;

	if (seen->add (value))
		return false;
	FOR_EACH_IMM_USE_FAST (use_p, uses, value) {
		gimple *use = USE_STMT (use_p);
		const char *called = called_name (use);
		bool tested = false;

		if (is_gimple_debug (use))
			continue;
		if (gimple_code (use) == GIMPLE_COND)
			tested = TREE_CODE (gimple_cond_rhs (use)) == INTEGER_CST;
		else if (gimple_code (use) == GIMPLE_RETURN)
			tested = true;
		else if (gimple_code (use) == GIMPLE_PHI)
			tested = value_tested_p (gimple_phi_result (use), seen);
		else if (is_gimple_call (use))
			tested = called && (startswith (called, "IS_ERR") || strstr (called, "valid"));
		else if (is_gimple_assign (use)) {
			const tree_code code = gimple_assign_rhs_code (use);
			tree to = gimple_assign_lhs (use);

			if (TREE_CODE_CLASS (code) == tcc_comparison)
				tested = TREE_CODE (gimple_assign_rhs2 (use)) == INTEGER_CST;
			else if (TREE_CODE (to) == SSA_NAME
				 && (gimple_assign_cast_p (use)
				     || gimple_assign_ssa_name_copy_p (use)))
				tested = value_tested_p (to, seen);
		}
		if (tested)
			return true;
	}
	return false;
}

/* Does anybody but the steps look whether a member of LEFT is there? */
bool
departed_checker::tested_p (const departed_copy &left) const
{
	for (const flow_function *f : m_functions) {
		basic_block block;

		if (step_p (f))
			continue;
		FOR_EACH_BB_FN (block, f->fun)
			for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
			     gsi_next (&at)) {
				gimple *stmt = gsi_stmt (at);
				hash_set<tree> seen;
				tree place = gimple_assign_load_p (stmt)
					     ? place_of (gimple_assign_rhs1 (stmt)) : NULL_TREE;

				if (place && left.gone.contains (place)
				    && (TREE_CODE (gimple_assign_lhs (stmt)) != SSA_NAME
					|| value_tested_p (gimple_assign_lhs (stmt), &seen)))
					return true;
			}
	}
	return false;
}

/* Where the copy behind POINTER, a value of F's, is used through a freed member. */
static gimple *
member_used (flow_function *f, gimple *stmt, tree pointer, const departed_copy &left)
{
	const cpu_copy copy = { f, stmt, left.object, NULL_TREE, false, pointer, FROM_SELF, NULL };
	copy_values values (copy);

	for (tree value : values.contents ()) {
		tree member = member_read (value);

		if (member && left.freed.contains (member) && !has_zero_uses (value))
			return SSA_NAME_DEF_STMT (number_origin (value));
	}
	return NULL;
}

/* Does B come after A wherever control gets to B? */
static bool
behind_p (const gimple *b, const gimple *a, function *fun)
{
	const bool known = dom_info_available_p (fun, CDI_DOMINATORS);
	basic_block block = gimple_bb (a);
	bool behind;

	if (block == gimple_bb (b)) {
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at); gsi_next (&at))
			if (gsi_stmt (at) == a || gsi_stmt (at) == b)
				return gsi_stmt (at) == a && a != b;
		return false;
	}
	push_cfun (fun);
	calculate_dominance_info (CDI_DOMINATORS);
	behind = dominated_by_p (CDI_DOMINATORS, gimple_bb (b), block);
	if (!known)
		free_dominance_info (CDI_DOMINATORS);
	pop_cfun ();
	return behind;
}

/* The use of a freed member behind SLEEP in F, or in a caller that F returns the copy to. */
static gimple *
used_behind (flow_function *f, const gimple *sleep, tree pointer, copy_values *values,
	     const departed_copy &left)
{
	gimple *use = member_used (f, SSA_NAME_DEF_STMT (pointer), pointer, left);
	edge_iterator at;
	edge e;
	bool returned = false;

	if (use)
		return behind_p (use, sleep, f->fun) ? use : NULL;
	FOR_EACH_EDGE (e, at, EXIT_BLOCK_PTR_FOR_FN (f->fun)->preds) {
		gimple *last = last_stmt (e->src);
		tree value = last && gimple_code (last) == GIMPLE_RETURN
			     ? gimple_return_retval (as_a<greturn *> (last)) : NULL_TREE;

		returned |= value && values->pointer_p (value);
	}
	for (cgraph_edge *call = f->node->callers; returned && call; call = call->next_caller) {
		flow_function *caller = flow_function_of (call->caller->decl);
		tree lhs = call->call_stmt ? gimple_call_lhs (call->call_stmt) : NULL_TREE;

		if (caller && lhs && TREE_CODE (lhs) == SSA_NAME
		    && (use = member_used (caller, call->call_stmt, lhs, left)))
			return use;
	}
	return NULL;
}

/* F fetched POINTER, this CPU's copy. */
void
departed_checker::check (const flow_event &fetch, tree pointer, flow_function *f,
			 const departed_copy &left)
{
	const cpu_copy copy = { f, fetch.stmt, left.object, NULL_TREE, false, pointer, FROM_SELF,
				NULL };
	copy_values values (copy);
	const flow_event *sleep = NULL;
	basic_block block;
	gimple *use;

	FOR_EACH_BB_FN (block, f->fun)
		for (const flow_event &event : f->events[block->index])
			if (!sleep && event.entry->action == ACT_SLEEPS
			    && event.entry->arg != YIELDS_ONLY && given_p (event.stmt, &values)
			    && behind_p (event.stmt, fetch.stmt, f->fun))
				sleep = &event;
	if (!sleep || !(use = used_behind (f, sleep->stmt, pointer, &values, left))
	    || tested_p (left))
		return;

	location_t where = report_place (sleep->where);
	rich_location richloc (line_table, where);
	const char *member = IDENTIFIER_POINTER (DECL_NAME (member_read (gimple_get_lhs (use))));

	if (!check_enabled_p (CHECK_stale, where)
	    || !percpu_report (CHECK_stale, &richloc, where,
			       "the CPU whose copy %qs gave may have gone when %qs returns, and "
			       "nothing looks whether %qs is still there", event_name (fetch),
			       event_name (*sleep), member))
		return;
	inform (report_place (gimple_location (left.by)), "%qD frees what is in the copy of a "
		"CPU that goes", left.step->node->decl);
	inform (report_place (gimple_location (use)), "it is used here");
}

/* The outermost macro expansion that gave STMT; NULL: none. */
static const line_map_macro *
expansion_of (const gimple *stmt)
{
	auto_vec<const line_map_macro *, 16> chain;

	macros_of (gimple_location (stmt), &chain);
	return chain.is_empty () ? NULL : chain.last ();
}

static bool
points_to_p (tree value, tree object)
{
	tree allocation;
	bool variable;

	return pointed_object (value, &allocation, &variable) == object;
}

/*
 * What STMT, of an accessor, makes of a pointer to copies of OBJECT: by assembler that adds
 * this CPU's offset or only hides the pointer, or by addition.
 */
static tree
translated_by (gimple *stmt, tree object)
{
	gasm *code = dyn_cast<gasm *> (stmt);

	if (code && gimple_asm_noutputs (code) == 1) {
		for (unsigned n = 0; n < gimple_asm_ninputs (code); n++)
			if (points_to_p (TREE_VALUE (gimple_asm_input_op (code, n)), object))
				return TREE_VALUE (gimple_asm_output_op (code, 0));
		return NULL_TREE;
	}
	if (!is_gimple_assign (stmt) || gimple_assign_rhs_code (stmt) != PLUS_EXPR)
		return NULL_TREE;
	return points_to_p (gimple_assign_rhs1 (stmt), object)
	       || points_to_p (gimple_assign_rhs2 (stmt), object)
	       ? gimple_assign_lhs (stmt) : NULL_TREE;
}

/* The pointer that the accessor at EVENT gives, if it is to a copy of OBJECT. */
static tree
fetched_pointer (const flow_event &event, tree object)
{
	const line_map_macro *expansion = expansion_of (event.stmt);
	tree pointer = NULL_TREE;

	for (gimple_stmt_iterator at = gsi_for_stmt (event.stmt); expansion && !gsi_end_p (at);
	     gsi_next (&at)) {
		tree name = expansion_of (gsi_stmt (at)) == expansion
			    ? translated_by (gsi_stmt (at), object) : NULL_TREE;

		if (name)
			pointer = name;
	}
	return pointer && TREE_CODE (pointer) == SSA_NAME ? pointer : NULL_TREE;
}

void
departed_checker::check_function (flow_function *f, const departed_copy &left)
{
	const unsigned knowing = ANY_SAYING | 1 << ACT_UNKNOWN | 1 << ACT_ENTER | 1 << ACT_LEAVE
				 | 1 << ACT_TRY;
	basic_block block;

	if (!f->events || !(f->actions & 1 << ACT_FETCHES) || (f->actions & knowing)
	    || f->begins || f->ends || f->pinned || f->boots || step_p (f)
	    || header_function_p (f) || unchecked_p (f->node->decl))
		return;
	FOR_EACH_BB_FN (block, f->fun)
		for (const flow_event &event : f->events[block->index]) {
			/* What this_cpu_ptr () gives in preemptible code is [percpu-preempt]'s. */
			tree pointer = event.entry->action == ACT_FETCHES
				       && !strcmp (event.entry->name, "raw_cpu_ptr")
				       ? fetched_pointer (event, left.object) : NULL_TREE;

			if (pointer)
				check (event, pointer, f, left);
		}
}

void
departed_checker::run ()
{
	if (!likely_p ())
		return;
	note_steps ();
	if (m_teardowns.is_empty ())
		return;
	for (const flow_function *f : m_functions)
		if (calls_p (f, holds_hotplug_p) && !header_function_p (f))
			return;
	for (const cpu_copy &copy : m_unit.copies) {
		departed_copy *left = copy.f->events && m_teardowns.contains (copy.f->node->decl)
				      ? left_by_step (copy) : NULL;

		for (flow_function *f : m_functions)
			if (left)
				check_function (f, *left);
		delete left;
	}
}

/* The copies of UNIT, whose functions are FUNCTIONS. */
void
check_departed (const cpus_of_unit &unit, const vec<flow_function *> &functions)
{
	departed_checker (unit, functions).run ();
}
