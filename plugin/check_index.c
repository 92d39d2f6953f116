/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-index]: a CPU number that no CPU has, or one that was made from a count of
 * CPUs as if their numbers had no holes.
 *
 * The pass comes right behind "ssa": values can be followed there at every level
 * of optimization, -O0 included, and no function has been inlined, so that the same
 * source gives the same reports whatever the level is.  It only reads.  What it
 * computes for itself (ranges, dominators) is gone when it returns.
 *
 * Steps, found again below:
 *	1. Find the uses of CPU numbers (index_use.c); most functions have none.
 *	2. Compare each number's range with the CPU numbers that there are, in exact
 *	   arithmetic: GMP knows neither widths nor signs.
 *	3. If the range is no help, see how the number was made and what is known
 *	   about it (index_count.c).
 *	4. Look for arrays with too few elements.
 *	5. Before a report, find the blocks that can be reached, as far as ranges tell.
 */
#include "index.h"

namespace {

/* An integer of any size. */
class exact {
public:
	exact () { mpz_init (m_value); }
	~exact () { mpz_clear (m_value); }
	exact (const exact &) = delete;
	exact &operator= (const exact &) = delete;

	void set (const wide_int_ref &value, signop sign)
	{
		wi::to_mpz (value, m_value, sign);
	}
	void add (HOST_WIDE_INT n)
	{
		exact other;

		other.set (wi::shwi (n, HOST_BITS_PER_WIDE_INT), SIGNED);
		mpz_add (m_value, m_value, other.m_value);
	}
	bool negative_p () const { return mpz_sgn (m_value) < 0; }
	bool above_p (unsigned long n) const
	{
		return mpz_cmp_ui (m_value, n) > 0;
	}
	bool below_p (const exact &other) const
	{
		return mpz_cmp (m_value, other.m_value) < 0;
	}
	bool equal_p (const exact &other) const
	{
		return mpz_cmp (m_value, other.m_value) == 0;
	}
	/* The caller frees it. */
	char *text () const
	{
		char *text = XNEWVEC (char, mpz_sizeinbase (m_value, 10) + 2);

		return mpz_get_str (text, 10, m_value);
	}

private:
	mpz_t m_value;
};

class function_indices {
public:
	explicit function_indices (function *fun) : m_fun (fun) {}
	void run ();

private:
	bool collect ();
	void find_reachable ();
	bool reachable_p (const gimple *stmt);
	bool check_constant (const index_use &use);
	bool check_range_of (const index_use &use, tree value);
	bool check_range (const index_use &use);
	bool can_wrap_p (gimple *step, tree counter);
	bool check_start (const index_use &use, tree value);
	void check_count (const index_use &use);
	void check_array (gimple *stmt);
	void check_ranges ();
	void check_counts ();

	function *m_fun;
	gimple_ranger *m_ranger = NULL;
	auto_vec<index_use> m_uses;
	auto_vec<tree> m_reported_values;
	auto_vec<gimple *> m_reported_arrays;
	auto_bitmap m_reachable;	/* indices of blocks; none: not asked for yet */
	bool m_counts = false;		/* a count of CPUs is taken */
};

} // anonymous namespace

/* CPU numbers are below it; 0: not known. */
static unsigned
cpu_limit (const index_use &use)
{
	if (percpu_opt.nr_cpus)
		return percpu_opt.nr_cpus;
	return use.elements ? use.elements : offset_table_elements ();
}

/* Of an interval: no CPU has a number in it. */
static bool
outside_p (const exact &low, const exact &high, const index_use &use)
{
	unsigned limit = cpu_limit (use);

	if (high.negative_p ())
		return true;
	if (!limit || use.large_means_any)
		return low.above_p (INT_MAX);
	return low.above_p (limit - 1);
}

/* The place that the user wrote, in the function or where a macro is used. */
static location_t
where_used (const gimple *stmt)
{
	return report_place (gimple_location (stmt));
}

/*
 * The name that the source has for VALUE or for what it was converted from; not one
 * of a macro's own.
 */
static const char *
source_name (tree value)
{
	for (int depth = 0; depth < 16 && TREE_CODE (value) == SSA_NAME; depth++) {
		tree variable = SSA_NAME_VAR (value);
		gimple *def = SSA_NAME_DEF_STMT (value);

		if (variable && DECL_NAME (variable)
		    && !DECL_ARTIFICIAL (variable)
		    && !linemap_location_from_macro_definition_p (
			    line_table, DECL_SOURCE_LOCATION (variable)))
			return IDENTIFIER_POINTER (DECL_NAME (variable));
		if (!gimple_assign_cast_p (def)
		    && !gimple_assign_ssa_name_copy_p (def))
			break;
		value = gimple_assign_rhs1 (def);
	}
	return NULL;
}

/*
 * LEAD and the name of VALUE, which is the number of USE, in quotes, or WITHOUT.  The
 * caller frees it.
 */
static char *
described (const char *lead, const index_use &use, tree value, const char *without)
{
	const char *name = use.addend ? NULL : source_name (value);

	return name ? concat (lead, open_quote, name, close_quote, NULL)
		    : xstrdup (without);
}

static void
explain_limit (location_t where, unsigned limit)
{
	if (!limit)
		inform (where, "if the number stands for no CPU, test for it "
			"before");
	else if (percpu_opt.nr_cpus)
		inform (where, "CPU numbers are below %u, says option %<nr-cpus%>",
			limit);
	else
		inform (where, "CPU numbers are below %u, the elements of "
			"%<__per_cpu_offset%> (%<NR_CPUS%>)", limit);
}

/* One value: it is outside. */
static void
report_value (const index_use &use, const exact &value)
{
	location_t where = where_used (use.stmt);
	unsigned limit = cpu_limit (use);
	char *text;
	bool printed;

	if (!check_enabled_p (CHECK_index, where))
		return;
	rich_location place (line_table, where);
	text = value.text ();
	if (limit)
		printed = percpu_report (CHECK_index, &place, where,
					 "CPU number %s is outside of 0 to %u",
					 text, limit - 1);
	else
		printed = percpu_report (CHECK_index, &place, where,
					 "there is no CPU number %s", text);
	if (printed)
		explain_limit (where, limit);
	free (text);
}

/* A range, LOW to HIGH, or with a gap where the CPU numbers are. */
static void
report_range (const index_use &use, tree value, const exact &low,
	      const exact &high)
{
	location_t where = where_used (use.stmt);
	unsigned limit = cpu_limit (use);
	char *from, *to, *subject;
	bool printed;

	if (!check_enabled_p (CHECK_index, where))
		return;
	rich_location place (line_table, where);
	subject = described ("CPU number ", use, value, "this CPU number");
	from = low.text ();
	to = high.text ();
	if (high.negative_p ())
		printed = percpu_report (CHECK_index, &place, where,
					 "%s is always negative here", subject);
	else if (low.negative_p ())
		printed = percpu_report (CHECK_index, &place, where,
					 "%s is never in 0 to %u here",
					 subject, limit - 1);
	else
		printed = percpu_report (CHECK_index, &place, where,
					 "%s is %s to %s here, outside of 0 to %u",
					 subject, from, to, limit - 1);
	if (printed)
		explain_limit (where, limit);
	free (from);
	free (to);
	free (subject);
}

/* A counter: FIRST is outside, and so are the others. */
static void
report_start (const index_use &use, tree value, const exact &first)
{
	location_t where = where_used (use.stmt);
	unsigned limit = cpu_limit (use);
	char *from, *subject;
	bool printed;

	if (!check_enabled_p (CHECK_index, where))
		return;
	rich_location place (line_table, where);
	subject = described ("CPU number ", use, value, "this CPU number");
	from = first.text ();
	if (first.negative_p ())
		printed = percpu_report (CHECK_index, &place, where,
					 "%s is always negative here", subject);
	else
		printed = percpu_report (CHECK_index, &place, where,
					 "%s is %s or more here, outside of 0 to %u",
					 subject, from, limit ? limit - 1 : INT_MAX);
	if (printed)
		explain_limit (where, limit);
	free (from);
	free (subject);
}

static const char *
mask_word (const char *count)
{
	if (!strcmp (count, "num_possible_cpus"))
		return "possible";
	if (!strcmp (count, "num_present_cpus"))
		return "present";
	return "online";
}

static void
explain_dense (const struct dense_number &number, location_t where,
	       const char *name)
{
	const char *word = mask_word (number.count);

	if (number.where != UNKNOWN_LOCATION)
		where = report_place (number.where);
	switch (number.kind) {
	case DENSE_COUNTER:
		inform (where, "write %<for_each_%s_cpu (%s)%>, or count to "
			"%<nr_cpu_ids%> and ask %<cpu_%s (%s)%>",
			word, name ? name : "cpu", word, name ? name : "cpu");
		break;
	case DENSE_BOUNDED:
		inform (where, "the bound of CPU numbers is %<nr_cpu_ids%>, and "
			"%<cpu_%s (%s)%> tells whether there is such a CPU",
			word, name ? name : "cpu");
		break;
	case DENSE_COUNT:
		inform (where, "the last CPU is %<cpumask_last (cpu_%s_mask)%>",
			word);
		break;
	default:
		inform (where, "take the n-th CPU of the mask, "
			"%<cpumask_nth (%s, cpu_%s_mask)%>",
			name ? name : "n", word);
	}
}

static void
report_dense (const index_use &use, const struct dense_number &number)
{
	static const char *const msgid[] = {
		NULL,
		"%s counts to %<%s ()%> and is used as a CPU number; "
		"CPU numbers may have holes",
		"%s is held below %<%s ()%> and is used as a CPU number; "
		"CPU numbers may have holes",
		"%s is a hash modulo %<%s ()%> and is used as a CPU number; "
		"CPU numbers may have holes",
		"%s is made from the count %<%s ()%> and is used as a CPU number; "
		"CPU numbers may have holes",
	};
	location_t where = where_used (use.stmt);
	char *subject;

	if (!check_enabled_p (CHECK_index, where))
		return;
	rich_location place (line_table, where);
	subject = described ("", use, use.index, "this number");
	if (percpu_report (CHECK_index, &place, where, msgid[number.kind],
			   subject, number.count))
		explain_dense (number, where, source_name (use.index));
	free (subject);
}

/*
 * Step 1.  False: nothing here is about CPU numbers.  A count comes from a call or a
 * variable, before it is converted.
 */
bool
function_indices::collect ()
{
	basic_block block;

	FOR_EACH_BB_FN (block, m_fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block);
		     !gsi_end_p (at); gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);
			tree result = gimple_get_lhs (stmt);

			find_index_uses (stmt, &m_uses);
			if (result && TREE_CODE (result) == SSA_NAME
			    && (is_gimple_call (stmt) || gimple_assign_load_p (stmt))
			    && cpu_count_name (result))
				m_counts = true;
		}
	if (m_uses.is_empty ())
		note_without_index_uses (m_fun->decl);
	return m_counts || !m_uses.is_empty ();
}

/*
 * GCC 12's ranger looks at dominators only, if there are any, and no longer joins
 * what several ways to a block tell: `if (cpu < 0 || cpu > 63)' would say nothing.
 * For the time of a search it does not see them.
 */
class hidden_dominators {
public:
	hidden_dominators () : m_state (dom_info_state (cfun, CDI_DOMINATORS))
	{
		set_dom_info_availability (CDI_DOMINATORS, DOM_NONE);
	}
	~hidden_dominators ()
	{
		set_dom_info_availability (CDI_DOMINATORS, m_state);
	}
	hidden_dominators (const hidden_dominators &) = delete;
	hidden_dominators &operator= (const hidden_dominators &) = delete;

private:
	enum dom_state m_state;
};

/* Can control pass E, as far as the range of what decides it tells? */
static bool
edge_possible_p (gimple_ranger *ranger, edge e)
{
	gimple *last = last_stmt (e->src);
	int_range_max range;

	if (!last)
		return true;
	if (is_a<gcond *> (last)) {
		if (!ranger->range_of_stmt (range, last)
		    || !range.singleton_p ())
			return true;
		return e->flags & (range.zero_p () ? EDGE_FALSE_VALUE
						   : EDGE_TRUE_VALUE);
	}
	if (gswitch *choice = dyn_cast<gswitch *> (last)) {
		tree index = gimple_switch_index (choice);

		return TREE_CODE (index) != SSA_NAME
		       || !ranger->range_on_edge (range, e, index)
		       || !range.undefined_p ();
	}
	return true;
}

void
function_indices::find_reachable ()
{
	hidden_dominators hidden;
	gimple_ranger ranger;
	auto_vec<basic_block> todo;

	todo.safe_push (ENTRY_BLOCK_PTR_FOR_FN (m_fun));
	while (!todo.is_empty ()) {
		basic_block block = todo.pop ();
		edge_iterator at;
		edge e;

		if (!bitmap_set_bit (m_reachable, block->index))
			continue;
		FOR_EACH_EDGE (e, at, block->succs)
			if (edge_possible_p (&ranger, e))
				todo.safe_push (e->dest);
	}
}

/* Step 5: there are few reports, and the answer takes time. */
bool
function_indices::reachable_p (const gimple *stmt)
{
	if (bitmap_empty_p (m_reachable))
		find_reachable ();
	return bitmap_bit_p (m_reachable, gimple_bb (stmt)->index);
}

/* Step 2, for a constant. */
bool
function_indices::check_constant (const index_use &use)
{
	exact value;

	if (TREE_CODE (use.index) != INTEGER_CST)
		return false;
	value.set (wi::to_wide (use.index), TYPE_SIGN (TREE_TYPE (use.index)));
	value.add (use.addend);
	if (outside_p (value, value, use) && reachable_p (use.stmt))
		report_value (use, value);
	return true;
}

/*
 * Could VALUE come from a variable that has none yet?  Ranges leave such a
 * variable out, as the optimizers may, but the programmer may know better.
 */
static bool
uninitialized_p (tree value, hash_set<tree> *seen, int depth)
{
	gimple *def;
	ssa_op_iter iter;
	tree operand;

	if (TREE_CODE (value) != SSA_NAME || seen->add (value))
		return false;
	if (depth <= 0)
		return true;
	if (SSA_NAME_IS_DEFAULT_DEF (value))
		return SSA_NAME_VAR (value) && VAR_P (SSA_NAME_VAR (value));
	def = SSA_NAME_DEF_STMT (value);
	if (gphi *phi = dyn_cast<gphi *> (def)) {
		for (unsigned n = 0; n < gimple_phi_num_args (phi); n++)
			if (uninitialized_p (gimple_phi_arg_def (phi, n), seen,
					     depth - 1))
				return true;
		return false;
	}
	if (!is_gimple_assign (def))
		return false;
	FOR_EACH_SSA_TREE_OPERAND (operand, def, iter, SSA_OP_USE)
		if (uninitialized_p (operand, seen, depth - 1))
			return true;
	return false;
}

/* Reports USE if every number that VALUE, its index, can be is outside. */
bool
function_indices::check_range_of (const index_use &use, tree value)
{
	signop sign = TYPE_SIGN (TREE_TYPE (value));
	int_range_max range;
	hash_set<tree> seen;
	exact low, high;

	if (!irange::supports_type_p (TREE_TYPE (value))
	    || !m_ranger->range_of_expr (range, value, use.stmt)
	    || range.undefined_p () || range.varying_p ())
		return false;
	for (unsigned n = 0; n < range.num_pairs (); n++) {
		low.set (range.lower_bound (n), sign);
		low.add (use.addend);
		high.set (range.upper_bound (n), sign);
		high.add (use.addend);
		if (!outside_p (low, high, use))
			return false;
	}
	if (uninitialized_p (value, &seen, 64))
		return false;
	if (!reachable_p (use.stmt))
		return true;
	low.set (range.lower_bound (0), sign);
	low.add (use.addend);
	if (low.equal_p (high))
		report_value (use, low);
	else
		report_range (use, value, low, high);
	return true;
}

/* What VALUE is a conversion of, if that one has no values that VALUE lacks. */
static tree
before_widening (tree value)
{
	gimple *def = SSA_NAME_DEF_STMT (value);
	tree before;

	if (!gimple_assign_cast_p (def) && !gimple_assign_ssa_name_copy_p (def))
		return NULL_TREE;
	before = gimple_assign_rhs1 (def);
	if (TREE_CODE (before) != SSA_NAME
	    || !INTEGRAL_TYPE_P (TREE_TYPE (before))
	    || TYPE_PRECISION (TREE_TYPE (before))
	       > TYPE_PRECISION (TREE_TYPE (value)))
		return NULL_TREE;
	return before;
}

/*
 * VALUE = BEFORE + ADDEND, in numbers that cannot wrap around: signed ones, or wider
 * ones than BEFORE.
 */
static tree
before_addition (tree value, HOST_WIDE_INT *addend)
{
	gimple *def = SSA_NAME_DEF_STMT (value);
	tree before, operand;

	if (!is_gimple_assign (def) || gimple_assign_rhs_code (def) != PLUS_EXPR
	    || TREE_CODE (gimple_assign_rhs1 (def)) != SSA_NAME
	    || TREE_CODE (gimple_assign_rhs2 (def)) != INTEGER_CST)
		return NULL_TREE;
	operand = gimple_assign_rhs1 (def);
	before = before_widening (operand);
	if (!before || TYPE_PRECISION (TREE_TYPE (before))
		       == TYPE_PRECISION (TREE_TYPE (value))) {
		if (TYPE_UNSIGNED (TREE_TYPE (value)))
			return NULL_TREE;
		before = operand;
	}
	*addend = wi::to_wide (gimple_assign_rhs2 (def)).to_shwi ();
	return before;
}

/* STEP adds a constant to COUNTER or subtracts one; can that wrap around? */
bool
function_indices::can_wrap_p (gimple *step, tree counter)
{
	tree type = TREE_TYPE (counter);
	signop sign = TYPE_SIGN (type);
	tree constant = gimple_assign_rhs2 (step);
	int_range_max range;

	if (!irange::supports_type_p (type) || TREE_CODE (constant) != INTEGER_CST
	    || !m_ranger->range_of_expr (range, counter, step)
	    || range.undefined_p ())
		return true;

	exact low, high, least, most;
	HOST_WIDE_INT n = wi::to_wide (constant).to_shwi ();

	if (gimple_assign_rhs_code (step) == MINUS_EXPR)
		n = -n;
	low.set (range.lower_bound (), sign);
	low.add (n);
	high.set (range.upper_bound (), sign);
	high.add (n);
	least.set (wi::min_value (TYPE_PRECISION (type), sign), sign);
	most.set (wi::max_value (TYPE_PRECISION (type), sign), sign);
	return low.below_p (least) || most.below_p (high);
}

/*
 * Step 2, for a counter: the ranges here know its end but not its start.  One that
 * starts outside and runs further away is outside.
 */
bool
function_indices::check_start (const index_use &use, tree value)
{
	HOST_WIDE_INT addend = 0;
	tree start, counter;
	auto_vec<gimple *> steps;
	exact first;
	bool upwards;

	counter = before_addition (value, &addend);
	if (!counter || !counts_from_p (counter, &start, &upwards, &steps)) {
		addend = 0;
		counter = value;
		steps.truncate (0);
		if (!counts_from_p (counter, &start, &upwards, &steps))
			return false;
	}
	first.set (wi::to_wide (start), TYPE_SIGN (TREE_TYPE (start)));
	first.add (use.addend);
	first.add (addend);
	if (first.negative_p () == upwards || !outside_p (first, first, use))
		return false;
	for (gimple *step : steps)
		if (can_wrap_p (step, counter))
			return false;
	if (reachable_p (use.stmt))
		report_start (use, value, first);
	return true;
}

/*
 * Step 2, for a variable: an int is negative before it is converted to the
 * unsigned type of an argument, so look at what it was.
 */
bool
function_indices::check_range (const index_use &use)
{
	tree value = use.index, before;

	if (TREE_CODE (value) != SSA_NAME)
		return true;
	for (int depth = 0; depth < 8; depth++) {
		before = before_widening (value);
		if (!before)
			break;
		value = before;
	}
	return check_range_of (use, value)
	       || (value != use.index && check_range_of (use, use.index))
	       || check_start (use, value);
}

static void
explain_past_limit (location_t where, location_t test)
{
	if (test == UNKNOWN_LOCATION)
		inform (where, "numbers end below %<nr_cpu_ids%>; the last CPU is "
			"%<cpumask_last (cpu_possible_mask)%>");
	else
		inform (report_place (test), "this tells; a loop over CPUs ends "
			"with a number that no CPU has");
}

static void
report_past_limit (const index_use &use, location_t test)
{
	location_t where = where_used (use.stmt);
	char *subject;

	if (!check_enabled_p (CHECK_index, where))
		return;
	rich_location place (line_table, where);
	subject = described ("CPU number ", use, use.index, "this CPU number");
	if (percpu_report (CHECK_index, &place, where,
			   "%s is not below %<nr_cpu_ids%> here", subject))
		explain_past_limit (where, test);
	free (subject);
}

/* Step 3.  One report for one counter, however often it is used. */
void
function_indices::check_count (const index_use &use)
{
	struct dense_number number;
	location_t test;

	if (past_limit_p (use, &test)) {
		if (reachable_p (use.stmt))
			report_past_limit (use, test);
		return;
	}
	if (!m_counts || !dense_number_p (use, &number)
	    || m_reported_values.contains (number.value) || !reachable_p (use.stmt))
		return;
	m_reported_values.safe_push (number.value);
	report_dense (use, number);
}

/* Step 4, for one statement. */
void
function_indices::check_array (gimple *stmt)
{
	location_t where = where_used (stmt);
	struct index_use use = {};
	gimple *allocation;
	const char *count;
	char *subject;
	tree index;

	if (!counted_array_p (stmt, &index, &count, &allocation)
	    || !reachable_p (stmt) || m_reported_arrays.contains (allocation))
		return;
	m_reported_arrays.safe_push (allocation);
	if (!check_enabled_p (CHECK_index, where))
		return;
	rich_location place (line_table, where);
	use.index = index;
	subject = described ("CPU number ", use, index, "a CPU number");
	if (percpu_report (CHECK_index, &place, where,
			   "an array of %<%s ()%> elements is indexed by %s; "
			   "CPU numbers may have holes", count, subject))
		inform (where_used (allocation),
			"give it %<nr_cpu_ids%> elements, or use "
			"%<alloc_percpu%>");
	free (subject);
}

/* Step 2.  What is left for step 3 stays in m_uses. */
void
function_indices::check_ranges ()
{
	hidden_dominators hidden;
	gimple_ranger ranger;
	unsigned left = 0;

	m_ranger = &ranger;
	for (const index_use &use : m_uses)
		if (!check_constant (use) && !check_range (use))
			m_uses[left++] = use;
	m_uses.truncate (left);
	m_ranger = NULL;
}

/* Steps 3 and 4. */
void
function_indices::check_counts ()
{
	bool had_dominators = dom_info_available_p (m_fun, CDI_DOMINATORS);
	basic_block block;

	calculate_dominance_info (CDI_DOMINATORS);
	for (const index_use &use : m_uses)
		check_count (use);
	if (m_counts)
		FOR_EACH_BB_FN (block, m_fun)
			for (gimple_stmt_iterator at = gsi_start_bb (block);
			     !gsi_end_p (at); gsi_next (&at))
				check_array (gsi_stmt (at));
	if (!had_dominators)
		free_dominance_info (m_fun, CDI_DOMINATORS);
}

void
function_indices::run ()
{
	if (!collect ())
		return;
	check_ranges ();
	if (m_counts || !m_uses.is_empty ())
		check_counts ();
}

/* All steps for FUN, which is in SSA form. */
void
check_function_indices (function *fun)
{
	function_indices (fun).run ();
}

namespace {

const pass_data index_pass_data = {
	GIMPLE_PASS, "percpu_index", OPTGROUP_NONE, TV_NONE,
	PROP_cfg | PROP_ssa, 0, 0, 0, 0
};

class index_pass : public gimple_opt_pass {
public:
	index_pass () : gimple_opt_pass (index_pass_data, g) {}
	/* After an error, another function's say, code is still in SSA form. */
	bool gate (function *fun) final override
	{
		return percpu_opt.severity[CHECK_index] != SEVERITY_OFF
		       && gimple_in_ssa_p (fun);
	}
	unsigned execute (function *fun) final override
	{
		check_function_indices (fun);
		return 0;
	}
};

} // anonymous namespace

void
register_index_pass (const char *plugin_name)
{
	register_pass_after (plugin_name, new index_pass, "ssa");
}
