/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which CPUs' copies of per-CPU objects a unit works on: the numbers that it adds the
 * offsets of, and where they come from.
 */
#include "cpus.h"

cpus_of_unit::~cpus_of_unit ()
{
	for (cpu_loop *loop : loops)
		delete loop;
}

/* ---- loops ---- */

/* Calls that go from one CPU of a mask to the next: which argument the mask is. */
static const struct mask_walk {
	const char *function;
	unsigned mask;
} mask_walks[] = {
	{ "find_next_bit", 0 },
	{ "_find_next_bit", 0 },
	{ "find_first_bit", 0 },
	{ "_find_first_bit", 0 },
	{ "cpumask_next", 1 },
	{ "cpumask_first", 0 },
};

/* The mask that STMT walks as a source of numbers; 0: none. */
static unsigned
source_of_walk (gimple *stmt)
{
	const char *name = is_gimple_call (stmt) ? called_name (stmt) : NULL;

	if (!name)
		return 0;
	for (const mask_walk &walk : mask_walks) {
		if (*name != *walk.function || strcmp (name, walk.function) != 0
		    || walk.mask >= gimple_call_num_args (stmt))
			continue;
		switch (system_mask (gimple_call_arg (stmt, walk.mask))) {
		case MASK_ONLINE:
			return FROM_ONLINE;
		case MASK_POSSIBLE:
			return FROM_POSSIBLE;
		case MASK_PRESENT:
			return FROM_PRESENT;
		default:
			return FROM_MASK;
		}
	}
	return 0;
}

/* The blocks from which HEADER is reached again, into LOOP. */
static void
find_body (basic_block header, cpu_loop *loop)
{
	auto_vec<basic_block> todo;
	edge_iterator at;
	edge e;

	FOR_EACH_EDGE (e, at, header->preds)
		if (dominated_by_p (CDI_DOMINATORS, e->src, header))
			todo.safe_push (e->src);
	if (todo.is_empty ())
		return;
	loop->body.add (header);
	while (!todo.is_empty ()) {
		basic_block block = todo.pop ();

		if (loop->body.add (block))
			continue;
		FOR_EACH_EDGE (e, at, block->preds)
			todo.safe_push (e->src);
	}
}

static cpu_loop *
new_loop (flow_function *f, gimple *next, unsigned source)
{
	cpu_loop *loop = new cpu_loop;

	loop->f = f;
	loop->next = next;
	loop->source = source;
	loop->question = NULL;
	loop->limit = NULL_TREE;
	calculate_dominance_info (CDI_DOMINATORS);
	find_body (gimple_bb (next), loop);
	return loop;
}

static void
add_loop (cpu_loop *loop, cpus_of_unit *unit)
{
	if (loop->body.is_empty ())
		delete loop;
	else
		unit->loops.safe_push (loop);
}

static void
note_loop (flow_function *f, gimple *stmt, cpus_of_unit *unit)
{
	const unsigned source = source_of_walk (stmt);
	cpu_loop *loop;

	if (!source || !gimple_call_lhs (stmt))
		return;
	loop = new_loop (f, stmt, source);
	loop->where = gimple_location (stmt);
	add_loop (loop, unit);
}

/* Does PHI begin with a constant and count up? */
static bool
counts_p (gphi *phi)
{
	for (unsigned n = 0; n < gimple_phi_num_args (phi); n++) {
		tree value = number_origin (gimple_phi_arg_def (phi, n));
		gimple *stmt = TREE_CODE (value) == SSA_NAME ? SSA_NAME_DEF_STMT (value) : NULL;

		if (TREE_CODE (value) == INTEGER_CST)
			continue;
		if (!stmt || !is_gimple_assign (stmt)
		    || gimple_assign_rhs_code (stmt) != PLUS_EXPR
		    || number_origin (gimple_assign_rhs1 (stmt)) != gimple_phi_result (phi))
			return false;
	}
	return true;
}

/* Is something asked about the number of LOOP?  *ONLINE: whether it is online, and no more. */
static bool
number_asked_p (const cpu_loop *loop, gimple **online)
{
	static const char *const questions[] = {
		"cpu_online", "cpu_possible", "cpu_present", "cpu_active", "cpu_is_offline",
		"cpumask_test_cpu", "cpumask_test_and_set_cpu", "cpumask_test_and_clear_cpu",
		"test_bit", "_test_bit", "cpu_dying", "cpu_to_node"
	};
	tree number = number_origin (gimple_phi_result (loop->next));
	unsigned asked = 0;

	*online = NULL;
	for (cgraph_edge *e = loop->f->node->callees; e; e = e->next_callee) {
		const char *name = e->call_stmt ? called_name (e->call_stmt) : NULL;

		if (!name || !loop->holds_p (e->call_stmt))
			continue;
		for (const char *question : questions)
			if (!strcmp (name, question)) {
				asked++;
				if (!strcmp (name, "cpu_online")
				    && argument_is (e->call_stmt, 0, number))
					*online = e->call_stmt;
			}
	}
	if (asked != 1)
		*online = NULL;
	return asked;
}

/* Is VALUE read from the kernel's nr_cpu_ids? */
bool
nr_cpu_ids_read_p (tree value)
{
	tree place = place_read (value);

	return place && VAR_P (place) && DECL_NAME (place)
	       && id_equal (DECL_NAME (place), "nr_cpu_ids");
}

/* What PHI counts up to, in a loop that ends there; NULL_TREE: it does not. */
static tree
end_of_count (gphi *phi, gcond **end)
{
	gimple *last = last_stmt (gimple_bb (phi));
	tree_code code;
	tree left, right;

	*end = last ? dyn_cast<gcond *> (last) : NULL;
	if (!*end || !INTEGRAL_TYPE_P (TREE_TYPE (gimple_phi_result (phi))))
		return NULL_TREE;
	code = gimple_cond_code (*end);
	left = gimple_cond_lhs (*end);
	right = gimple_cond_rhs (*end);
	/* A limit that takes statements to read comes first. */
	if (number_origin (left) != gimple_phi_result (phi)) {
		std::swap (left, right);
		code = swap_tree_comparison (code);
	}
	return (code == LT_EXPR || code == NE_EXPR)
	       && number_origin (left) == gimple_phi_result (phi) && counts_p (phi)
	       ? right : NULL_TREE;
}

/* Does PHI count all numbers below nr_cpu_ids? */
static bool
counts_cpus_p (gphi *phi, gcond **end)
{
	tree limit = end_of_count (phi, end);

	return limit && nr_cpu_ids_read_p (limit);
}

static void
note_counted_loops (flow_function *f, basic_block block, cpus_of_unit *unit)
{
	for (gphi_iterator at = gsi_start_phis (block); !gsi_end_p (at); gsi_next (&at)) {
		gcond *end;
		cpu_loop *loop;

		if (virtual_operand_p (gimple_phi_result (at.phi ()))
		    || !counts_cpus_p (at.phi (), &end))
			continue;
		loop = new_loop (f, at.phi (), FROM_NUMBERS);
		loop->where = gimple_location (end);
		if (number_asked_p (loop, &loop->question))
			loop->source = loop->question ? FROM_ONLINE : FROM_MASK;
		add_loop (loop, unit);
	}
}

/* The loop whose number VALUE is. */
static const cpu_loop *
loop_of_number (tree value, const cpus_of_unit *unit)
{
	value = number_origin (value);
	for (const cpu_loop *loop : unit->loops)
		if (TREE_CODE (value) == SSA_NAME
		    && loop->next == SSA_NAME_DEF_STMT (value))
			return loop;
	return NULL;
}

/*
 * The loop that counts up to what is kept in memory, with NUMBER, which STMT uses as a
 * CPU's.  Only such numbers are worth the search for a loop.
 */
static const cpu_loop *
note_limited_loop (flow_function *f, tree number, const gimple *stmt, cpus_of_unit *unit)
{
	tree origin = number_origin (number), limit;
	gphi *phi = TREE_CODE (origin) == SSA_NAME
		    ? dyn_cast<gphi *> (SSA_NAME_DEF_STMT (origin)) : NULL;
	cpu_loop *loop;
	gcond *end;

	if (!phi || !(limit = end_of_count (phi, &end)) || !(limit = place_read (limit)))
		return NULL;
	loop = new_loop (f, phi, FROM_MASK);
	loop->where = gimple_location (end);
	loop->limit = limit;
	if (loop->holds_p (stmt) && !number_asked_p (loop, &loop->question)) {
		unit->loops.safe_push (loop);
		return loop;
	}
	delete loop;
	return NULL;
}

/* Has LOOP found out, where STMT is, that the CPU is online? */
static bool
answered_p (const cpu_loop *loop, const gimple *stmt)
{
	flow_values values (loop->f->fun);

	if (!loop->question)
		return true;
	for (basic_block block : loop->body) {
		gimple *last = last_stmt (block);
		flow_condition condition;
		edge yes, no;

		if (!last || gimple_code (last) != GIMPLE_COND
		    || !condition_of (&values, gimple_cond_code (last), gimple_cond_lhs (last),
				      gimple_cond_rhs (last), &condition)
		    || condition.subject != gimple_get_lhs (loop->question)
		    || condition.constant != 0)
			continue;
		extract_true_false_edges_from_block (block, &yes, &no);
		if (condition.code == EQ_EXPR)
			std::swap (yes, no);
		if (single_pred_p (yes->dest)
		    && dominated_by_p (CDI_DOMINATORS, gimple_bb (stmt), yes->dest))
			return true;
	}
	return false;
}

/* ---- numbers ---- */

/* The number is parameter PARM: what do the callers give? */
static unsigned
parameter_sources (tree parm, int depth)
{
	cgraph_node *node = cgraph_node::get (DECL_CONTEXT (parm));
	unsigned sources = 0, n = 0;

	for (tree p = DECL_ARGUMENTS (DECL_CONTEXT (parm)); p && p != parm;
	     p = DECL_CHAIN (p))
		n++;
	if (!node || TREE_PUBLIC (node->decl) || node->address_taken || !node->callers)
		return FROM_OTHER;
	for (cgraph_edge *e = node->callers; e; e = e->next_caller) {
		if (!e->call_stmt || n >= gimple_call_num_args (e->call_stmt))
			return FROM_OTHER;
		sources |= number_sources (gimple_call_arg (e->call_stmt, n), depth + 1);
	}
	return sources;
}

/* Does the programmer ask for the CPU that runs the code, by STMT? */
static bool
own_number_p (const gimple *stmt)
{
	const char *macro = macro_at (gimple_location (stmt));

	return macro && (!strcmp (macro, "smp_processor_id")
			 || !strcmp (macro, "raw_smp_processor_id")
			 || !strcmp (macro, "__smp_processor_id")
			 || !strcmp (macro, "get_cpu"));
}

unsigned
number_sources (tree value, int depth)
{
	gimple *stmt;
	unsigned sources = 0;

	value = number_origin (value);
	if (depth > 6 || TREE_CODE (value) != SSA_NAME)
		return FROM_OTHER;
	stmt = SSA_NAME_DEF_STMT (value);
	if (SSA_NAME_IS_DEFAULT_DEF (value))
		return SSA_NAME_VAR (value) && TREE_CODE (SSA_NAME_VAR (value)) == PARM_DECL
		       ? parameter_sources (SSA_NAME_VAR (value), depth) : FROM_OTHER;
	if (own_number_p (stmt))
		return FROM_SELF;
	if ((sources = source_of_walk (stmt)))
		return sources;
	if (gphi *phi = dyn_cast<gphi *> (stmt)) {
		if (counts_p (phi))
			return FROM_MASK;
		for (unsigned n = 0; n < gimple_phi_num_args (phi); n++)
			sources |= number_sources (gimple_phi_arg_def (phi, n), depth + 3);
		return sources;
	}
	return FROM_OTHER;
}

/* ---- objects ---- */

/* The variable or member that REF names as a whole or as an array; NULL_TREE: none. */
static tree
named_place (tree ref)
{
	while (TREE_CODE (ref) == ARRAY_REF || TREE_CODE (ref) == VIEW_CONVERT_EXPR)
		ref = TREE_OPERAND (ref, 0);
	if (TREE_CODE (ref) == COMPONENT_REF)
		return TREE_OPERAND (ref, 1);
	return VAR_P (ref) && is_global_var (ref) ? ref : NULL_TREE;
}

/*
 * The same of a reference that goes by way of the address, as READ_ONCE () and
 * WRITE_ONCE () do.
 */
tree
place_of (tree ref)
{
	if (TREE_CODE (ref) == MEM_REF && integer_zerop (TREE_OPERAND (ref, 1))) {
		tree pointer = number_origin (TREE_OPERAND (ref, 0));

		if (TREE_CODE (pointer) == SSA_NAME
		    && is_gimple_assign (SSA_NAME_DEF_STMT (pointer)))
			pointer = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (pointer));
		if (TREE_CODE (pointer) == ADDR_EXPR)
			ref = TREE_OPERAND (pointer, 0);
	}
	return named_place (ref);
}

/* The variable or member that VALUE was read from; NULL_TREE: from none. */
tree
place_read (tree value)
{
	gimple *read;

	value = number_origin (value);
	read = TREE_CODE (value) == SSA_NAME ? SSA_NAME_DEF_STMT (value) : NULL;
	return read && gimple_assign_load_p (read) ? place_of (gimple_assign_rhs1 (read))
						   : NULL_TREE;
}

/* Does USE only read or write what is at ADDRESS?  COPYING: memcpy () and the like may, too. */
static bool
access_p (gimple *use, tree address, bool copying)
{
	if (is_gimple_debug (use))
		return true;
	if (is_gimple_call (use))
		return copying && gimple_call_builtin_p (use, BUILT_IN_NORMAL);
	if (!gimple_assign_single_p (use))
		return false;
	return gimple_store_p (use) ? gimple_assign_rhs1 (use) != address
				    : gimple_assign_load_p (use);
}

/* Does STMT take the address of PLACE for more than an access? */
bool
address_kept_p (gimple *stmt, tree place, bool copying)
{
	imm_use_iterator uses;
	use_operand_p use;
	tree to;

	for (unsigned n = 0; n < gimple_num_ops (stmt); n++) {
		tree op = gimple_op (stmt, n);

		if (!op || TREE_CODE (op) != ADDR_EXPR
		    || place_of (TREE_OPERAND (op, 0)) != place)
			continue;
		to = is_gimple_assign (stmt) ? gimple_assign_lhs (stmt) : NULL_TREE;
		if (!to || TREE_CODE (to) != SSA_NAME) {
			if (!access_p (stmt, op, copying))
				return true;
			continue;
		}
		FOR_EACH_IMM_USE_FAST (use, uses, to)
			if (!access_p (USE_STMT (use), to, copying))
				return true;
	}
	return false;
}

/* Where the new memory NAME is kept. */
static tree
place_kept (tree name, int depth)
{
	imm_use_iterator uses;
	use_operand_p use;
	tree place = NULL_TREE;

	FOR_EACH_IMM_USE_FAST (use, uses, name) {
		gimple *stmt = USE_STMT (use);

		/* The allocator may be a macro with a choice in it. */
		if (!place && depth < 5 && gimple_code (stmt) == GIMPLE_PHI)
			place = place_kept (gimple_phi_result (stmt), depth + 1);
		if (place || !is_gimple_assign (stmt))
			continue;
		if (gimple_store_p (stmt) && gimple_assign_rhs1 (stmt) == name)
			place = named_place (gimple_assign_lhs (stmt));
		else if (depth < 5 && (gimple_assign_cast_p (stmt)
				       || gimple_assign_ssa_name_copy_p (stmt)))
			place = place_kept (gimple_assign_lhs (stmt), depth + 1);
	}
	return place;
}

static bool
allocates_percpu_p (gimple *stmt)
{
	const char *name = called_name (stmt);

	return name && (startswith (name, "__alloc_percpu")
			|| startswith (name, "pcpu_alloc"));
}

/* One step back from POINTER, a name: what it was made of. */
static tree
pointer_origin (gimple *stmt)
{
	tree value;

	if (gasm *code = dyn_cast<gasm *> (stmt))
		return gimple_asm_ninputs (code) == 1 && gimple_asm_noutputs (code) == 1
		       ? TREE_VALUE (gimple_asm_input_op (code, 0)) : NULL_TREE;
	if (!is_gimple_assign (stmt))
		return NULL_TREE;
	value = gimple_assign_rhs1 (stmt);
	switch (gimple_assign_rhs_code (stmt)) {
	case SSA_NAME:
	case ADDR_EXPR:
		return value;
	case POINTER_PLUS_EXPR:
		return value;
	case PLUS_EXPR:
		return TREE_CODE (gimple_assign_rhs2 (stmt)) == INTEGER_CST ? value : NULL_TREE;
	default:
		return gimple_assign_cast_p (stmt) ? value : NULL_TREE;
	}
}

/*
 * The per-CPU object that POINTER, not translated yet, is an address in: its variable, or
 * the place that the pointer was read from.  ALLOCATION: the new memory's name;
 * VARIABLE: it is a variable.
 */
tree
pointed_object (tree pointer, tree *allocation, bool *variable)
{
	*allocation = NULL_TREE;
	*variable = false;
	for (int i = 0; i < 24 && pointer; i++) {
		gimple *stmt;

		if (TREE_CODE (pointer) == ADDR_EXPR) {
			tree base = get_base_address (TREE_OPERAND (pointer, 0));

			if (!base)
				return NULL_TREE;
			*variable = VAR_P (base) && is_global_var (base);
			if (VAR_P (base))
				return *variable ? base : NULL_TREE;
			pointer = TREE_CODE (base) == MEM_REF ? TREE_OPERAND (base, 0)
							      : NULL_TREE;
			continue;
		}
		if (TREE_CODE (pointer) != SSA_NAME)
			return NULL_TREE;
		stmt = SSA_NAME_DEF_STMT (pointer);
		if (gimple_assign_load_p (stmt))
			return named_place (gimple_assign_rhs1 (stmt));
		if (is_gimple_call (stmt) && allocates_percpu_p (stmt)) {
			*allocation = pointer;
			return place_kept (pointer, 0);
		}
		pointer = pointer_origin (stmt);
	}
	return NULL_TREE;
}

/* ---- copies ---- */

/* OFFSET, a CPU's, is added to what? */
static void
note_sums (flow_function *f, gimple *stmt, tree offset, int depth, cpus_of_unit *unit)
{
	imm_use_iterator uses;
	use_operand_p use;

	FOR_EACH_IMM_USE_FAST (use, uses, offset) {
		gimple *sum = USE_STMT (use);
		tree a, b;

		if (!is_gimple_assign (sum))
			continue;
		if (gimple_assign_cast_p (sum) && depth < 4) {
			note_sums (f, stmt, gimple_assign_lhs (sum), depth + 1, unit);
			continue;
		}
		if (gimple_assign_rhs_code (sum) != PLUS_EXPR
		    && gimple_assign_rhs_code (sum) != POINTER_PLUS_EXPR)
			continue;
		a = gimple_assign_rhs1 (sum);
		b = gimple_assign_rhs2 (sum);

		cpu_copy copy = { f, stmt, NULL_TREE, NULL_TREE, false,
				  gimple_assign_lhs (sum), 0, NULL };

		copy.object = pointed_object (a == offset ? b : a, &copy.allocation,
					      &copy.variable);
		unit->copies.safe_push (copy);
	}
}

static void
note_number (flow_function *f, const index_use &use, cpus_of_unit *unit)
{
	unsigned count = unit->copies.length ();
	const cpu_loop *loop = TREE_CODE (use.index) == SSA_NAME && !use.addend
			       ? loop_of_number (use.index, unit) : NULL;

	if (loop && !answered_p (loop, use.stmt))
		loop = NULL;
	if (is_gimple_call (use.stmt)) {
		unit->calls.safe_push ({ f, as_a<gcall *> (use.stmt), loop });
		return;
	}
	if (!gimple_assign_load_p (use.stmt)
	    || TREE_CODE (gimple_assign_lhs (use.stmt)) != SSA_NAME)
		return;
	note_sums (f, use.stmt, gimple_assign_lhs (use.stmt), 0, unit);
	if (!loop && count < unit->copies.length () && !use.addend)
		loop = note_limited_loop (f, use.index, use.stmt, unit);
	for (; count < unit->copies.length (); count++) {
		cpu_copy *copy = &unit->copies[count];

		copy->loop = loop;
		copy->sources = loop ? loop->source : use.addend ? FROM_OTHER
			      : number_sources (use.index);
	}
}

static void
note_allocation (gimple *stmt, cpus_of_unit *unit)
{
	tree place, lhs = gimple_get_lhs (stmt);

	if (!lhs || !is_gimple_call (stmt) || !allocates_percpu_p (stmt))
		return;
	place = TREE_CODE (lhs) == SSA_NAME ? place_kept (lhs, 0) : named_place (lhs);
	if (place)
		unit->allocated.safe_push (place);
}

/* STMT uses NUMBER, which may have been read from memory, as a CPU's. */
static void
note_kept_number (flow_function *f, gimple *stmt, tree number, cpus_of_unit *unit)
{
	tree place = place_read (number);

	if (place && INTEGRAL_TYPE_P (TREE_TYPE (number)))
		unit->kept_numbers.safe_push ({ f, stmt, place });
}

/* Adds to UNIT what F does with the copies of CPUs. */
void
collect_cpus (flow_function *f, cpus_of_unit *unit)
{
	const bool any = !without_index_uses_p (f->node->decl);
	auto_vec<index_use> uses;
	basic_block block;

	FOR_EACH_BB_FN (block, f->fun) {
		note_counted_loops (f, block, unit);
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);

			if (any)
				find_index_uses (stmt, &uses);
			if (!is_gimple_call (stmt))
				continue;
			if (asks_of_number_p (stmt))
				note_kept_number (f, stmt, gimple_call_arg (stmt, 0), unit);
			note_loop (f, stmt, unit);
			note_allocation (stmt, unit);
		}
	}
	for (const index_use &use : uses) {
		note_number (f, use, unit);
		if (!use.addend)
			note_kept_number (f, use.stmt, use.index, unit);
	}
}

/* ---- values of a copy ---- */

/* Functions that return what is at the address that they are given. */
static bool
reads_p (const char *name)
{
	static const char *const names[] = {
		"atomic_read", "atomic64_read", "atomic_long_read", "local_read",
		"local64_read", "u64_stats_read", "refcount_read",
		"atomic_xchg", "atomic64_xchg", "atomic_long_xchg",
	};

	for (const char *known : names)
		if (name && !strcmp (name, known))
			return true;
	return false;
}

bool
copy_values::here_p (const gimple *stmt) const
{
	return !m_copy.loop || m_copy.loop->holds_p (stmt);
}

void
copy_values::add (tree value, hash_set<tree> *set, vec<tree> *list)
{
	if (TREE_CODE (value) == SSA_NAME && !set->add (value))
		list->safe_push (value);
}

bool
copy_values::within_p (tree ref)
{
	tree base = get_base_address (ref);

	return base && TREE_CODE (base) == MEM_REF && pointer_p (TREE_OPERAND (base, 0));
}

/* What is read from the local VARIABLE may be of the copy. */
void
copy_values::spill (tree variable)
{
	basic_block block;

	if (!VAR_P (variable) || is_global_var (variable) || m_spilled.add (variable))
		return;
	FOR_EACH_BB_FN (block, m_copy.f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);

			if (here_p (stmt) && gimple_assign_load_p (stmt)
			    && gimple_assign_rhs1 (stmt) == variable)
				add_content (gimple_assign_lhs (stmt));
		}
}

/* xchg () and the like: memory of the copy goes in, a value comes out. */
void
copy_values::use_in_asm (gasm *use)
{
	bool reads = false;

	for (unsigned n = 0; n < gimple_asm_ninputs (use); n++)
		reads |= within_p (TREE_VALUE (gimple_asm_input_op (use, n)));
	for (unsigned n = 0; n < gimple_asm_noutputs (use); n++)
		reads |= within_p (TREE_VALUE (gimple_asm_output_op (use, n)));
	for (unsigned n = 0; reads && n < gimple_asm_noutputs (use); n++)
		add_content (TREE_VALUE (gimple_asm_output_op (use, n)));
}

void
copy_values::use_pointer (tree pointer, gimple *use)
{
	if (gphi *phi = dyn_cast<gphi *> (use)) {
		add_pointer (gimple_phi_result (phi));
		return;
	}
	if (gasm *code = dyn_cast<gasm *> (use)) {
		use_in_asm (code);
		return;
	}
	if (is_gimple_call (use)) {
		if (gimple_call_lhs (use) && reads_p (called_name (use)))
			add_content (gimple_call_lhs (use));
		return;
	}
	if (!is_gimple_assign (use))
		return;

	tree from = gimple_assign_rhs1 (use), to = gimple_assign_lhs (use);

	if (gimple_assign_load_p (use) && within_p (from)) {
		if (TREE_CODE (to) == SSA_NAME)
			add_content (to);
		else
			spill (to);
	} else if (TREE_CODE (from) == ADDR_EXPR && within_p (TREE_OPERAND (from, 0)))
		add_pointer (to);
	else if (from == pointer
		 && (gimple_assign_cast_p (use) || gimple_assign_ssa_name_copy_p (use)
		     || gimple_assign_rhs_code (use) == POINTER_PLUS_EXPR))
		add_pointer (to);
}

void
copy_values::use_content (tree content, gimple *use)
{
	tree to;

	if (!is_gimple_assign (use))
		return;
	to = gimple_assign_lhs (use);
	if (TREE_CODE (to) != SSA_NAME) {
		if (gimple_assign_rhs1 (use) == content)
			spill (to);
		return;
	}
	if (!INTEGRAL_TYPE_P (TREE_TYPE (to)) && !POINTER_TYPE_P (TREE_TYPE (to)))
		return;
	switch (gimple_assign_rhs_code (use)) {
	case SSA_NAME:
	case PLUS_EXPR:
	case MULT_EXPR:
	case BIT_AND_EXPR:
	case LSHIFT_EXPR:
	case RSHIFT_EXPR:
		add_content (to);
		break;
	default:
		if (gimple_assign_cast_p (use))
			add_content (to);
	}
}

copy_values::copy_values (const cpu_copy &copy) : m_copy (copy)
{
	imm_use_iterator uses;
	use_operand_p use;
	unsigned pointers = 0, contents = 0;

	add_pointer (copy.pointer);
	while (pointers < m_pointer_list.length () || contents < m_content_list.length ()) {
		const bool first = pointers < m_pointer_list.length ();
		tree value = first ? m_pointer_list[pointers++] : m_content_list[contents++];

		if (m_pointer_list.length () + m_content_list.length () > 500)
			break;
		FOR_EACH_IMM_USE_FAST (use, uses, value) {
			gimple *stmt = USE_STMT (use);

			if (is_gimple_debug (stmt) || !here_p (stmt))
				continue;
			if (first)
				use_pointer (value, stmt);
			else
				use_content (value, stmt);
		}
	}
}
