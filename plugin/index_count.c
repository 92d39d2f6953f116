/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Counts of CPUs, and numbers that were made from them as if CPU numbers were
 * dense: a counter that runs to num_online_cpus (), a number held below it, a
 * hash modulo it, an array with so many elements.
 *
 * All of it looks at one function's SSA form.  Whatever makes it doubtful that
 * the number is no CPU's number (a question about it, another bound, a merge with
 * another value) ends the search without a report.
 */
#include "index.h"

/* Functions, and variables of Linux behind its inline functions. */
static const char *const count_names[] = {
	"num_online_cpus", "num_possible_cpus", "num_present_cpus",
	"num_active_cpus",
};

/* In the order of enum mask_kind. */
static const char *const mask_names[] = {
	"cpu_online_mask", "cpu_possible_mask", "cpu_present_mask",
	"cpu_active_mask",
};

/* x made a number below a bound: function, the bound's argument. */
static const struct scaling {
	const char *function;
	unsigned bound;
} scalings[] = {
	{ "reciprocal_scale", 1 },
	{ "prandom_u32_max", 0 },
	{ "get_random_u32_below", 0 },
};

/* Functions of n elements of a size; SIZE < 0: the argument is the product. */
static const struct allocation {
	const char *function;
	int elements, size;
} allocations[] = {
	{ "kmalloc_array", 0, 1 }, { "kcalloc", 0, 1 },
	{ "kmalloc_array_node", 0, 1 }, { "kcalloc_node", 0, 1 },
	{ "kvmalloc_array", 0, 1 }, { "kvcalloc", 0, 1 },
	{ "kvmalloc_array_node", 0, 1 }, { "kvcalloc_node", 0, 1 },
	{ "devm_kmalloc_array", 1, 2 }, { "devm_kcalloc", 1, 2 },
	{ "vmalloc_array", 0, 1 }, { "vcalloc", 0, 1 },
	{ "calloc", 0, 1 }, { "__builtin_calloc", 0, 1 },
	{ "kmalloc", 0, -1 }, { "kzalloc", 0, -1 },
	{ "kmalloc_node", 0, -1 }, { "kzalloc_node", 0, -1 },
	{ "kvmalloc", 0, -1 }, { "kvzalloc", 0, -1 },
	{ "kvmalloc_node", 0, -1 }, { "kvzalloc_node", 0, -1 },
	{ "devm_kmalloc", 1, -1 }, { "devm_kzalloc", 1, -1 },
	{ "vmalloc", 0, -1 }, { "vzalloc", 0, -1 },
	{ "vmalloc_node", 0, -1 }, { "vzalloc_node", 0, -1 },
	{ "malloc", 0, -1 }, { "__builtin_malloc", 0, -1 },
	{ "__builtin_alloca", 0, -1 },
	{ "__builtin_alloca_with_align", 0, -1 },
};

/* Functions whose value is a CPU number, or nr_cpu_ids and more for none. */
static const char *const cpu_functions[] = {
	"smp_processor_id", "raw_smp_processor_id", "debug_smp_processor_id",
	"get_cpu", "__percpu_cpu_id", "cpumask_first", "cpumask_next",
	"cpumask_next_and", "cpumask_nth", "cpumask_any", "task_cpu",
};

/* Functions that ask whether a number is a CPU's, in a mask or at all. */
static const char *const questions[] = {
	"cpu_online", "cpu_possible", "cpu_present", "cpu_active", "cpu_dying",
	"cpu_is_offline", "cpumask_test_cpu", "cpumask_test_and_set_cpu",
	"cpumask_test_and_clear_cpu", "test_bit", "_test_bit", "arch_test_bit",
	"const_test_bit", "constant_test_bit", "variable_test_bit",
	"generic_test_bit", "rcu_cpu_beenfullyonline",
};

/* The same, when the argument is a mask of CPUs. */
static const char *const bit_functions[] = {
	"find_first_bit", "find_next_bit", "_find_first_bit", "_find_next_bit",
};

template <unsigned N> static int
index_of_name (const char *name, const char *const (&names)[N])
{
	for (unsigned i = 0; name && i < N; i++)
		if (!strcmp (name, names[i]))
			return i;
	return -1;
}

/* The name of the function that STMT calls, without what wrappers add to it. */
const char *
called_name (const gimple *stmt)
{
	tree decl;

	if (!is_gimple_call (stmt))
		return NULL;
	decl = gimple_call_fndecl (stmt);
	return decl && DECL_NAME (decl) ? IDENTIFIER_POINTER (DECL_NAME (decl))
					: NULL;
}

/* kmalloc_noprof of 6.10 is kmalloc. */
static bool
same_function_p (const char *called, const char *name)
{
	size_t length = strlen (name);

	return strncmp (called, name, length) == 0
	       && (!called[length] || !strcmp (called + length, "_noprof"));
}

/*
 * VALUE without conversions and copies.  The counts are small, so what a
 * conversion could lose is not there.
 */
tree
number_origin (tree value)
{
	for (int depth = 0; depth < 32; depth++) {
		gimple *def;
		tree before = NULL_TREE;

		if (TREE_CODE (value) != SSA_NAME)
			break;
		def = SSA_NAME_DEF_STMT (value);
		if (gimple_assign_copy_p (def)
		    || gimple_assign_cast_p (def))
			before = gimple_assign_rhs1 (def);
		else if (gphi *phi = dyn_cast<gphi *> (def))
			before = gimple_phi_num_args (phi) == 1
				 ? gimple_phi_arg_def (phi, 0) : NULL_TREE;
		if (!before || (TREE_CODE (before) == SSA_NAME
				&& !INTEGRAL_TYPE_P (TREE_TYPE (before))
				&& !POINTER_TYPE_P (TREE_TYPE (before))))
			break;
		value = before;
	}
	return value;
}

static bool
same_number_p (tree value, tree origin)
{
	return value && number_origin (value) == origin;
}

/* The statement that computed VALUE, or NULL. */
static gimple *
definition (tree value)
{
	value = number_origin (value);
	return TREE_CODE (value) == SSA_NAME ? SSA_NAME_DEF_STMT (value) : NULL;
}

gcall *
call_that_gave (tree value)
{
	gimple *def = definition (value);

	return def ? dyn_cast<gcall *> (def) : NULL;
}

bool
argument_is (const gcall *call, unsigned n, tree origin)
{
	return n < gimple_call_num_args (call)
	       && same_number_p (gimple_call_arg (call, n), origin);
}

/* The variable that VALUE was read from, NULL_TREE if from none. */
static tree
variable_read (tree value)
{
	gimple *def = definition (value);

	if (!def || !gimple_assign_load_p (def)
	    || !VAR_P (gimple_assign_rhs1 (def)))
		return NULL_TREE;
	return gimple_assign_rhs1 (def);
}

static const char *
variable_name (const_tree decl)
{
	return decl && DECL_NAME (decl) ? IDENTIFIER_POINTER (DECL_NAME (decl))
					: NULL;
}

/*
 * Which system mask VALUE points to: cpu_online_mask, a pointer or an array, or
 * the variable __cpu_online_mask behind the macro of Linux.  -1: none.
 */
int
system_mask (tree value)
{
	tree object = number_origin (value);
	const char *name;

	if (TREE_CODE (object) == ADDR_EXPR)
		object = get_base_address (TREE_OPERAND (object, 0));
	else
		object = variable_read (object);
	if (!object || !VAR_P (object) || !is_global_var (object))
		return -1;
	name = variable_name (object);
	if (name && startswith (name, "__"))
		name += 2;
	return index_of_name (name, mask_names);
}

/* Linux' num_online_cpus () reads __num_online_cpus, which a macro may also do. */
static int
count_variable (tree value)
{
	const char *name = variable_name (variable_read (value));

	return name && startswith (name, "__")
	       ? index_of_name (name + 2, count_names) : -1;
}

/* "num_online_cpus" if VALUE is that count, and so on; NULL if it is none. */
const char *
cpu_count_name (tree value)
{
	gcall *call;
	const char *name;
	int which;

	if (!INTEGRAL_TYPE_P (TREE_TYPE (value)))
		return NULL;
	call = call_that_gave (value);
	if (!call) {
		which = count_variable (value);
		return which < 0 ? NULL : count_names[which];
	}
	name = called_name (call);
	which = index_of_name (name, count_names);
	if (which < 0 && name && !strcmp (name, "cpumask_weight")
	    && gimple_call_num_args (call) == 1)
		which = system_mask (gimple_call_arg (call, 0));
	return which < 0 ? NULL : count_names[which];
}

/* VALUE is ORIGIN + STEP in the end: gives ORIGIN's origin. */
static tree
without_addition (tree value, HOST_WIDE_INT *step)
{
	gimple *def = definition (value);
	tree constant;

	*step = 0;
	if (!def || !is_gimple_assign (def))
		return NULL_TREE;
	if (gimple_assign_rhs_code (def) != PLUS_EXPR
	    && gimple_assign_rhs_code (def) != MINUS_EXPR)
		return NULL_TREE;
	constant = gimple_assign_rhs2 (def);
	if (TREE_CODE (constant) != INTEGER_CST)
		return NULL_TREE;
	/* Subtracting 1 from an unsigned number is adding its largest value. */
	if (!wi::fits_shwi_p (wi::to_wide (constant)))
		return NULL_TREE;
	*step = wi::to_wide (constant).to_shwi ();
	if (gimple_assign_rhs_code (def) == MINUS_EXPR)
		*step = -*step;
	return number_origin (gimple_assign_rhs1 (def));
}

/* The count that VALUE is, or is one less than. */
static const char *
bound_name (tree value)
{
	const char *name = cpu_count_name (value);
	HOST_WIDE_INT step;
	tree before;

	if (name)
		return name;
	before = without_addition (value, &step);
	return before && step == -1 ? cpu_count_name (before) : NULL;
}

/* ---- conditions that hold where a number is used ---- */

/* A condition LEFT CODE RIGHT that is true on the way to some block. */
struct fact {
	enum tree_code code;
	tree left, right;
	gimple *stmt;
};

static bool
fact_of_edge (edge e, struct fact *fact)
{
	gcond *cond = safe_dyn_cast<gcond *> (last_stmt (e->src));

	if (!cond || !(e->flags & (EDGE_TRUE_VALUE | EDGE_FALSE_VALUE)))
		return false;
	fact->stmt = cond;
	fact->code = gimple_cond_code (cond);
	fact->left = gimple_cond_lhs (cond);
	fact->right = gimple_cond_rhs (cond);
	if (e->flags & EDGE_FALSE_VALUE)
		fact->code = invert_tree_comparison (fact->code, false);
	return true;
}

/* Does every way to BLOCK from outside of E's loops pass E? */
static bool
edge_dominates_p (edge e, basic_block block)
{
	edge other;
	edge_iterator at;

	if (!dominated_by_p (CDI_DOMINATORS, block, e->dest))
		return false;
	FOR_EACH_EDGE (other, at, e->dest->preds)
		if (other != e
		    && !dominated_by_p (CDI_DOMINATORS, other->src, e->dest))
			return false;
	return true;
}

/* All conditions that hold in BLOCK, the nearest first. */
static void
facts_at (basic_block block, vec<fact> *facts)
{
	basic_block above = block;

	while ((above = get_immediate_dominator (CDI_DOMINATORS, above))) {
		struct fact fact;
		edge_iterator at;
		edge e;

		FOR_EACH_EDGE (e, at, above->succs)
			if (edge_dominates_p (e, block)
			    && fact_of_edge (e, &fact))
				facts->safe_push (fact);
		if (facts->length () > 200)
			break;
	}
}

/* Turns FACT so that VALUE's origin is on the left; false if it is on neither. */
static bool
fact_about (struct fact *fact, tree origin)
{
	if (same_number_p (fact->left, origin))
		return true;
	if (!same_number_p (fact->right, origin))
		return false;
	std::swap (fact->left, fact->right);
	fact->code = swap_tree_comparison (fact->code);
	return true;
}

/* FACT holds ORIGIN below a count: its name. */
static const char *
count_above (struct fact fact, tree origin)
{
	if (!fact_about (&fact, origin))
		return NULL;
	if (fact.code != LT_EXPR && fact.code != LE_EXPR && fact.code != NE_EXPR)
		return NULL;
	return bound_name (fact.right);
}

static bool depends_on_p (tree value, tree origin, int depth);

static bool
operands_depend_p (gimple *stmt, tree origin, int depth)
{
	ssa_op_iter iter;
	tree operand;

	FOR_EACH_SSA_TREE_OPERAND (operand, stmt, iter, SSA_OP_USE)
		if (depends_on_p (operand, origin, depth - 1))
			return true;
	return false;
}

/* Was VALUE computed, read or asked for with ORIGIN? */
static bool
depends_on_p (tree value, tree origin, int depth)
{
	gimple *def;

	if (TREE_CODE (value) != SSA_NAME || depth <= 0)
		return false;
	if (value == origin)
		return true;
	def = SSA_NAME_DEF_STMT (value);
	return gimple_code (def) != GIMPLE_PHI
	       && operands_depend_p (def, origin, depth);
}

/* Linux' variable, and the one behind the macro of include/percpu.h. */
static bool
nr_cpu_ids_p (tree value)
{
	const char *name = variable_name (variable_read (value));

	return name && (!strcmp (name, "nr_cpu_ids")
			|| !strcmp (name, "__percpu_nr_cpus"));
}

/* nr_cpu_ids, or a number that was made from it. */
static bool
cpu_limit_p (tree value)
{
	const char *name = variable_name (variable_read (value));
	HOST_WIDE_INT step;
	tree before;

	if (nr_cpu_ids_p (value) || (name && !strcmp (name, "nr_cpumask_bits")))
		return true;
	before = without_addition (value, &step);
	return before && before != value && cpu_limit_p (before);
}

/*
 * Does FACT tell something about ORIGIN that makes it a CPU's number after all?
 * A comparison with a count does not, nor one with any constant or number;
 * one with nr_cpu_ids may, and so may a question or a table asked about it.
 */
static bool
fact_vouches_p (struct fact fact, tree origin)
{
	if (fact_about (&fact, origin))
		return cpu_limit_p (fact.right)
		       || (TREE_CODE (fact.right) == SSA_NAME
			   && !cpu_count_name (fact.right)
			   && depends_on_p (fact.right, origin, 8));
	return depends_on_p (fact.left, origin, 8)
	       || depends_on_p (fact.right, origin, 8);
}

static bool
vouched_for_p (const vec<fact> &facts, tree origin)
{
	for (const fact &fact : facts)
		if (fact_vouches_p (fact, origin))
			return true;
	return false;
}

/* The condition among FACTS that holds ORIGIN below a count. */
static const char *
count_above_all (const vec<fact> &facts, tree origin, location_t *where)
{
	for (const fact &fact : facts) {
		const char *name = count_above (fact, origin);

		if (name) {
			*where = gimple_location (fact.stmt);
			return name;
		}
	}
	return NULL;
}

/* ---- counters ---- */

/* How a counter runs: PHI <start..., next...>, next = counter + STEP. */
struct counter {
	gphi *phi;
	HOST_WIDE_INT step;
	tree start;
	auto_vec<edge> back;
};

static bool
add_counter_argument (struct counter *counter, unsigned n)
{
	tree self = gimple_phi_result (counter->phi);
	tree argument = gimple_phi_arg_def (counter->phi, n);
	HOST_WIDE_INT step;
	tree before = without_addition (argument, &step);

	if (before && before == self) {
		if (step < -1 || !step || (counter->step && counter->step != step))
			return false;
		counter->step = step;
		counter->back.safe_push (gimple_phi_arg_edge (counter->phi, n));
		return true;
	}
	if (counter->start && !operand_equal_p (counter->start, argument))
		return false;
	counter->start = argument;
	return true;
}

static bool
counter_p (tree origin, struct counter *counter)
{
	gphi *phi = dyn_cast<gphi *> (SSA_NAME_DEF_STMT (origin));

	if (!phi || gimple_phi_num_args (phi) < 2)
		return false;
	counter->phi = phi;
	counter->step = 0;
	counter->start = NULL_TREE;
	for (unsigned n = 0; n < gimple_phi_num_args (phi); n++)
		if (!add_counter_argument (counter, n))
			return false;
	return counter->step && counter->start;
}

/*
 * VALUE is START, a constant, at first, and then what one of STEPS makes of it:
 * always more, or always less, if none of them wraps around.
 */
bool
counts_from_p (tree value, tree *start, bool *upwards, vec<gimple *> *steps)
{
	struct counter counter;

	if (TREE_CODE (value) != SSA_NAME || !counter_p (value, &counter))
		return false;
	for (edge back : counter.back) {
		tree next = PHI_ARG_DEF_FROM_EDGE (counter.phi, back);
		gimple *def = SSA_NAME_DEF_STMT (next);

		if (!is_gimple_assign (def) || gimple_assign_rhs1 (def) != value)
			return false;
		steps->safe_push (def);
	}
	*start = number_origin (counter.start);
	*upwards = counter.step > 0;
	return TREE_CODE (*start) == INTEGER_CST;
}

static bool
starts_at_constant_p (const struct counter &counter)
{
	tree start = number_origin (counter.start);

	return TREE_CODE (start) == INTEGER_CST && tree_int_cst_sgn (start) >= 0;
}

/* for (i = count - 1; i >= 0; i--) */
static const char *
count_at_start (const struct counter &counter)
{
	HOST_WIDE_INT step;
	tree before = without_addition (counter.start, &step);

	return counter.step < 0 && before && step == -1
	       ? cpu_count_name (before) : NULL;
}

/* do { } while (++i < count): the test is on the way back, on the next value. */
static const char *
count_on_back_edge (edge back, tree next, location_t *where)
{
	auto_vec<fact> facts;
	struct fact fact;

	if (fact_of_edge (back, &fact))
		facts.safe_push (fact);
	facts_at (back->src, &facts);
	return count_above_all (facts, number_origin (next), where);
}

static const char *
count_on_all_back_edges (const struct counter &counter, location_t *where)
{
	const char *name = NULL;

	for (edge back : counter.back) {
		tree next = PHI_ARG_DEF_FROM_EDGE (counter.phi, back);

		name = count_on_back_edge (back, next, where);
		if (!name)
			return NULL;
	}
	return name;
}

/* while (i--) use (i): the number is the next value of a counter from the count. */
static bool
dense_countdown_p (tree origin, struct dense_number *out)
{
	struct counter counter;
	HOST_WIDE_INT step;
	tree before = without_addition (origin, &step);

	if (!before || step != -1 || TREE_CODE (before) != SSA_NAME
	    || !counter_p (before, &counter) || counter.step != -1)
		return false;
	for (edge back : counter.back)
		if (number_origin (PHI_ARG_DEF_FROM_EDGE (counter.phi, back))
		    != origin)
			return false;
	out->kind = DENSE_COUNTER;
	out->count = cpu_count_name (counter.start);
	return out->count;
}

static bool
dense_counter_p (tree origin, const vec<fact> &facts, struct dense_number *out)
{
	struct counter counter;

	if (!counter_p (origin, &counter))
		return dense_countdown_p (origin, out);
	out->kind = DENSE_COUNTER;
	if (counter.step < 0) {
		out->count = count_at_start (counter);
		out->where = gimple_location (counter.phi);
		return out->count;
	}
	if (!starts_at_constant_p (counter))
		return false;
	out->count = count_above_all (facts, origin, &out->where);
	if (!out->count)
		out->count = count_on_all_back_edges (counter, &out->where);
	return out->count;
}

/* nr_cpu_ids itself, or more. */
static bool
at_limit_p (tree value)
{
	HOST_WIDE_INT step;
	tree before;

	if (nr_cpu_ids_p (value))
		return true;
	before = without_addition (value, &step);
	return before && step > 0 && nr_cpu_ids_p (before);
}

/* nr_cpu_ids - 1. */
static bool
last_number_p (tree value)
{
	HOST_WIDE_INT step;
	tree before = without_addition (value, &step);

	return before && step == -1 && nr_cpu_ids_p (before);
}

/*
 * if (cpu >= nr_cpu_ids) use (cpu), or a use behind a loop over CPUs that ran to
 * its end: whatever nr_cpu_ids is, the number is none of a CPU.  WHERE is unknown
 * if it is nr_cpu_ids in the first place.
 */
bool
past_limit_p (const index_use &use, location_t *where)
{
	auto_vec<fact> facts;
	tree origin = number_origin (use.index);

	*where = UNKNOWN_LOCATION;
	if (TREE_CODE (origin) != SSA_NAME || use.large_means_any)
		return false;
	if (use.addend >= 0 && at_limit_p (origin))
		return true;
	if (use.addend)
		return false;
	facts_at (gimple_bb (use.stmt), &facts);
	for (fact fact : facts) {
		if (!fact_about (&fact, origin))
			continue;
		if (nr_cpu_ids_p (fact.right)
		    ? fact.code == GE_EXPR || fact.code == GT_EXPR
		      || fact.code == EQ_EXPR
		    : fact.code == GT_EXPR && last_number_p (fact.right)) {
			*where = gimple_location (fact.stmt);
			return true;
		}
	}
	return false;
}

/* A computed number, if (n < num_possible_cpus ()) use (n): what else is it? */
static bool
dense_bounded_p (tree origin, const vec<fact> &facts, struct dense_number *out)
{
	gimple *def = SSA_NAME_DEF_STMT (origin);
	HOST_WIDE_INT step;
	tree before;

	if (!is_gimple_assign (def))
		return false;
	switch (gimple_assign_rhs_code (def)) {
	case PLUS_EXPR:
	case MULT_EXPR:
	case LSHIFT_EXPR:
		break;
	default:
		return false;
	}
	out->kind = DENSE_BOUNDED;
	out->count = count_above_all (facts, origin, &out->where);
	if (out->count)
		return true;
	/* cpu == count - 1 ? 0 : cpu + 1 */
	before = without_addition (origin, &step);
	if (!before || step != 1 || TREE_CODE (before) != SSA_NAME
	    || vouched_for_p (facts, before))
		return false;
	out->count = count_above_all (facts, before, &out->where);
	return out->count;
}

/* ---- hashes ---- */

/* VALUE = x * count. */
static const char *
count_of_factor (tree value)
{
	gimple *def = definition (value);
	const char *name;

	if (!def || !is_gimple_assign (def)
	    || gimple_assign_rhs_code (def) != MULT_EXPR
	    || TREE_CODE (gimple_assign_rhs2 (def)) != SSA_NAME)
		return NULL;
	name = cpu_count_name (gimple_assign_rhs1 (def));
	return name ? name : cpu_count_name (gimple_assign_rhs2 (def));
}

static const char *
count_of_remainder (gimple *def)
{
	tree bound;

	if (!is_gimple_assign (def))
		return NULL;
	bound = gimple_assign_rhs2 (def);
	switch (gimple_assign_rhs_code (def)) {
	case TRUNC_MOD_EXPR:
		return cpu_count_name (bound);
	case BIT_AND_EXPR:	/* x & (count - 1) */
		return cpu_count_name (bound) ? NULL : bound_name (bound);
	case RSHIFT_EXPR:	/* ((u64) x * count) >> 32 */
		return TREE_CODE (bound) == INTEGER_CST
		       ? count_of_factor (gimple_assign_rhs1 (def)) : NULL;
	default:
		return NULL;
	}
}

static const char *
count_of_scaling (gimple *def)
{
	const char *name = called_name (def);

	for (const scaling &entry : scalings)
		if (name && !strcmp (name, entry.function)
		    && entry.bound < gimple_call_num_args (def))
			return cpu_count_name (gimple_call_arg (def, entry.bound));
	return NULL;
}

/* Does a call of the function ask about ORIGIN?  cpu_online (ORIGIN), say. */
static bool
asked_about_p (tree origin)
{
	basic_block block;

	FOR_EACH_BB_FN (block, cfun)
		for (gimple_stmt_iterator at = gsi_start_bb (block);
		     !gsi_end_p (at); gsi_next (&at)) {
			gcall *call = dyn_cast<gcall *> (gsi_stmt (at));

			if (!call || index_of_name (called_name (call), questions) < 0)
				continue;
			for (unsigned n = 0; n < gimple_call_num_args (call); n++)
				if (argument_is (call, n, origin))
					return true;
		}
	return false;
}

static bool
dense_hash_p (tree origin, struct dense_number *out)
{
	gimple *def = SSA_NAME_DEF_STMT (origin);

	out->kind = DENSE_HASH;
	out->where = gimple_location (def);
	out->count = count_of_remainder (def);
	if (!out->count)
		out->count = count_of_scaling (def);
	return out->count;
}

/* ---- what is left ---- */

/* The count itself, or one less: the last CPU, if there were no holes. */
static bool
dense_count_p (tree origin, struct dense_number *out)
{
	out->kind = DENSE_COUNT;
	out->where = UNKNOWN_LOCATION;
	out->count = bound_name (origin);
	return out->count;
}

/* use (i + 1) where i is a counter. */
static bool
beside_counter_p (tree origin, const vec<fact> &facts, struct dense_number *out)
{
	HOST_WIDE_INT step;
	tree before = without_addition (origin, &step);

	if (!before || TREE_CODE (before) != SSA_NAME
	    || !dense_counter_p (before, facts, out)
	    || vouched_for_p (facts, before) || asked_about_p (before))
		return false;
	out->value = before;
	return true;
}

/* use (i + 1), or use (count - 1), where the addition went into an address. */
static bool
dense_with_addend_p (tree origin, HOST_WIDE_INT addend, const vec<fact> &facts,
		     struct dense_number *out)
{
	if (addend == -1 && cpu_count_name (origin))
		return dense_count_p (origin, out);
	return dense_counter_p (origin, facts, out) && !vouched_for_p (facts, origin)
	       && !asked_about_p (origin);
}

/*
 * Numbers that are chosen from several: one of them was made from a count, and the
 * others are constants, or were made so as well.
 *
 *	if (++cpu >= num_online_cpus ())
 *		cpu = 0;
 *
 * A number that is the same again in a loop is such a choice, too.
 */
static bool dense_choice_p (tree origin, unsigned depth, struct dense_number *out);

/* Argument N of PHI, with what is known on its way. */
static bool
dense_argument_p (gphi *phi, unsigned n, unsigned depth, struct dense_number *out)
{
	tree origin = number_origin (gimple_phi_arg_def (phi, n));
	edge way = gimple_phi_arg_edge (phi, n);
	auto_vec<fact> facts;
	struct fact fact;

	if (TREE_CODE (origin) != SSA_NAME)
		return false;
	if (fact_of_edge (way, &fact))
		facts.safe_push (fact);
	facts_at (way->src, &facts);
	out->value = origin;
	return (dense_hash_p (origin, out) || dense_bounded_p (origin, facts, out)
		|| dense_choice_p (origin, depth, out))
	       && !vouched_for_p (facts, origin) && !asked_about_p (origin);
}

static bool
dense_choice_p (tree origin, unsigned depth, struct dense_number *out)
{
	gphi *phi = dyn_cast<gphi *> (SSA_NAME_DEF_STMT (origin));
	bool found = false;

	if (!phi || !depth)
		return false;
	for (unsigned n = 0; n < gimple_phi_num_args (phi); n++) {
		tree argument = number_origin (gimple_phi_arg_def (phi, n));

		if (TREE_CODE (argument) == INTEGER_CST)
			continue;
		if (!dense_argument_p (phi, n, depth - 1, out))
			return false;
		found = true;
	}
	return found;
}

/* Was the number of USE made as if CPU numbers were dense? */
bool
dense_number_p (const index_use &use, struct dense_number *out)
{
	auto_vec<fact> facts;
	tree origin = number_origin (use.index);

	if (TREE_CODE (origin) != SSA_NAME)
		return false;
	out->value = origin;
	out->where = UNKNOWN_LOCATION;
	facts_at (gimple_bb (use.stmt), &facts);
	if (use.addend)
		return dense_with_addend_p (origin, use.addend, facts, out);
	if (!dense_hash_p (origin, out) && !dense_counter_p (origin, facts, out)
	    && !dense_bounded_p (origin, facts, out) && !dense_count_p (origin, out)
	    && !beside_counter_p (origin, facts, out)
	    && !dense_choice_p (origin, 3, out))
		return false;
	return !vouched_for_p (facts, origin)
	       && !asked_about_p (origin);
}

/* ---- arrays ---- */

static bool
constant_is_p (tree value, HOST_WIDE_INT number)
{
	return TREE_CODE (value) == INTEGER_CST && tree_fits_shwi_p (value)
	       && tree_to_shwi (value) == number;
}

/* One of the functions by which Linux computes sizes that may overflow. */
static bool
size_function_p (gimple *def, const char *name)
{
	const char *called = called_name (def);

	return called && gimple_call_num_args (def) == 2 && !strcmp (called, name);
}

/* VALUE = count * SIZE. */
static const char *
count_of_product (tree value, HOST_WIDE_INT size)
{
	gimple *def = definition (value);
	tree factor;

	if (size == 1)
		return cpu_count_name (value);
	if (def && size_function_p (def, "size_mul")
	    && constant_is_p (gimple_call_arg (def, 1), size))
		return cpu_count_name (gimple_call_arg (def, 0));
	if (!def || !is_gimple_assign (def))
		return NULL;
	factor = gimple_assign_rhs2 (def);
	if (gimple_assign_rhs_code (def) == MULT_EXPR
	    && constant_is_p (factor, size))
		return cpu_count_name (gimple_assign_rhs1 (def));
	if (gimple_assign_rhs_code (def) == LSHIFT_EXPR
	    && TREE_CODE (factor) == INTEGER_CST
	    && pow2p_hwi (size) && constant_is_p (factor, exact_log2 (size)))
		return cpu_count_name (gimple_assign_rhs1 (def));
	return NULL;
}

/* VALUE = HEADER + count * SIZE, where the header is not longer than that. */
static const char *
count_behind_header (tree value, HOST_WIDE_INT size, HOST_WIDE_INT header)
{
	gimple *def = definition (value);
	HOST_WIDE_INT step;
	tree before;

	if (def && size_function_p (def, "size_add")) {
		before = gimple_call_arg (def, 0);
		if (!tree_fits_shwi_p (before))
			return NULL;
		step = tree_to_shwi (before);
		before = gimple_call_arg (def, 1);
	} else
		before = without_addition (value, &step);
	if (before)
		return step > 0 && step <= header
		       ? count_of_product (before, size) : NULL;
	/* (count + 1) * SIZE */
	if (!def || !is_gimple_assign (def)
	    || gimple_assign_rhs_code (def) != MULT_EXPR
	    || !constant_is_p (gimple_assign_rhs2 (def), size))
		return NULL;
	before = without_addition (gimple_assign_rhs1 (def), &step);
	return before && step > 0 && step <= header / size
	       ? cpu_count_name (before) : NULL;
}

/*
 * CALL allocates COUNT elements of SIZE bytes, behind as many bytes as HEADER says:
 * the count's name.
 */
static const char *
count_of_allocation (gcall *call, HOST_WIDE_INT size, HOST_WIDE_INT header)
{
	const char *name = called_name (call);
	int arguments = gimple_call_num_args (call);

	for (const allocation &entry : allocations) {
		if (!name || !same_function_p (name, entry.function)
		    || entry.elements >= arguments || entry.size >= arguments)
			continue;
		if (entry.size < 0 && header)
			return count_behind_header (
				gimple_call_arg (call, entry.elements), size,
				header);
		if (entry.size < 0)
			return count_of_product (
				gimple_call_arg (call, entry.elements), size);
		if (!header
		    && constant_is_p (gimple_call_arg (call, entry.size), size))
			return cpu_count_name (
				gimple_call_arg (call, entry.elements));
	}
	return NULL;
}

/* Does an asm read Linux' variable that holds this CPU's number? */
static bool
asm_gives_cpu_p (gimple *stmt)
{
	gasm *code = dyn_cast<gasm *> (stmt);

	if (!code || gimple_asm_noutputs (code) != 1)
		return false;
	for (unsigned n = 0; n < gimple_asm_ninputs (code); n++) {
		tree value = TREE_VALUE (gimple_asm_input_op (code, n));
		const char *name;

		if (TREE_CODE (value) == ADDR_EXPR)
			value = TREE_OPERAND (value, 0);
		name = VAR_P (value) ? variable_name (value) : NULL;
		if (name && !strcmp (name, "cpu_number"))
			return true;
	}
	return false;
}

/*
 * Is it read from where a kernel keeps this CPU's number: pcpu_hot.cpu_number, or
 * the task's thread_info.cpu?
 */
static bool
load_gives_cpu_p (gimple *stmt)
{
	tree ref, field;

	if (!gimple_assign_load_p (stmt))
		return false;
	ref = gimple_assign_rhs1 (stmt);
	if (TREE_CODE (ref) == MEM_REF && integer_zerop (TREE_OPERAND (ref, 1))) {
		ref = number_origin (TREE_OPERAND (ref, 0));
		if (TREE_CODE (ref) == ADDR_EXPR)
			ref = TREE_OPERAND (ref, 0);
	}
	if (TREE_CODE (ref) != COMPONENT_REF)
		return false;
	field = TREE_OPERAND (ref, 1);
	if (!DECL_NAME (field))
		return false;
	if (id_equal (DECL_NAME (field), "cpu_number")) {
		tree base = get_base_address (ref);

		return base && VAR_P (base) && DECL_NAME (base)
		       && id_equal (DECL_NAME (base), "pcpu_hot");
	}
	if (id_equal (DECL_NAME (field), "cpu")) {
		tree tag = TYPE_NAME (DECL_CONTEXT (field));

		return tag && TREE_CODE (tag) == IDENTIFIER_NODE
		       && id_equal (tag, "thread_info");
	}
	return false;
}

static bool
call_gives_cpu_p (gcall *call)
{
	const char *name = called_name (call);

	if (index_of_name (name, cpu_functions) >= 0)
		return true;
	return index_of_name (name, bit_functions) >= 0
	       && gimple_call_num_args (call) > 0
	       && system_mask (gimple_call_arg (call, 0)) >= 0;
}

/* for (cpu = 0; cpu < nr_cpu_ids; cpu++) */
static bool
counts_all_cpus_p (tree origin, const vec<fact> &facts)
{
	struct counter counter;

	if (!counter_p (origin, &counter) || counter.step < 0
	    || !starts_at_constant_p (counter))
		return false;
	for (fact fact : facts)
		if (fact_about (&fact, origin) && fact.code == LT_EXPR
		    && cpu_limit_p (fact.right))
			return true;
	return false;
}

static bool
cpu_number_p (tree value, const vec<fact> &facts)
{
	tree origin = number_origin (value);
	gimple *def;

	if (TREE_CODE (origin) != SSA_NAME)
		return false;
	def = SSA_NAME_DEF_STMT (origin);
	if (gcall *call = dyn_cast<gcall *> (def))
		return call_gives_cpu_p (call);
	return asm_gives_cpu_p (def) || load_gives_cpu_p (def)
	       || counts_all_cpus_p (origin, facts);
}

/* Is the CPU number known to be below some count, by a test of the code? */
static bool
below_some_count_p (tree index, const vec<fact> &facts)
{
	for (fact fact : facts)
		if (fact_about (&fact, number_origin (index))
		    && !cpu_limit_p (fact.right)
		    && TREE_CODE (number_origin (fact.right)) != INTEGER_CST)
			return true;
	return false;
}

/*
 * OBJECT, an array, is all of what a pointer points to, or the array without a
 * length at the end of a structure, of HEADER bytes, which is.  Gives the place.
 */
static tree
array_place (tree object, HOST_WIDE_INT *header)
{
	*header = 0;
	if (TREE_CODE (object) == COMPONENT_REF) {
		tree length = TYPE_SIZE_UNIT (TREE_TYPE (object));
		tree size;

		if (length && !integer_zerop (length))
			return NULL_TREE;
		object = TREE_OPERAND (object, 0);
		size = TYPE_SIZE_UNIT (TREE_TYPE (object));
		if (!size || !tree_fits_shwi_p (size))
			return NULL_TREE;
		*header = tree_to_shwi (size);
	}
	return TREE_CODE (object) == MEM_REF
	       && integer_zerop (TREE_OPERAND (object, 1))
	       ? TREE_OPERAND (object, 0) : NULL_TREE;
}

static bool
element_of_array_p (gimple *stmt, struct element_address *element,
		    HOST_WIDE_INT *header)
{
	tree ref, place, size;

	*header = 0;
	if (!is_gimple_assign (stmt))
		return false;
	if (gimple_assign_rhs_code (stmt) == POINTER_PLUS_EXPR)
		return split_element_address (gimple_assign_lhs (stmt), 0, element)
		       && element->index && element->stride;
	ref = gimple_store_p (stmt) ? gimple_assign_lhs (stmt)
				    : gimple_assign_rhs1 (stmt);
	while (TREE_CODE (ref) == COMPONENT_REF || TREE_CODE (ref) == ADDR_EXPR)
		ref = TREE_OPERAND (ref, 0);
	if (TREE_CODE (ref) != ARRAY_REF)
		return false;
	place = array_place (TREE_OPERAND (ref, 0), header);
	size = array_ref_element_size (ref);
	if (!place || !tree_fits_shwi_p (size)
	    || !split_element_address (place, 0, element) || element->index)
		return false;
	element->index = TREE_OPERAND (ref, 1);
	element->stride = tree_to_shwi (size);
	return true;
}

/*
 * STMT computes the place of element INDEX, a CPU number, of an array that
 * ALLOCATION made with as many elements as there are CPUs.
 */
bool
counted_array_p (gimple *stmt, tree *index, const char **count,
		 gimple **allocation)
{
	struct element_address element;
	HOST_WIDE_INT header;
	auto_vec<fact> facts;
	gcall *call;

	if (!element_of_array_p (stmt, &element, &header)
	    || TREE_CODE (element.index) != SSA_NAME)
		return false;
	call = call_that_gave (element.base);
	if (!call)
		return false;
	*count = count_of_allocation (call, element.stride, header);
	if (!*count)
		return false;
	facts_at (gimple_bb (stmt), &facts);
	*index = element.index;
	*allocation = call;
	return cpu_number_p (element.index, facts)
	       && !below_some_count_p (element.index, facts);
}
