/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-cpus], rule 6: numbers that no CPU has.
 *
 * There may be gaps between the possible CPUs, so not each number below nr_cpu_ids is
 * a CPU's.  A loop that counts up to nr_cpu_ids has to ask before it uses a copy.  The
 * limit may also be kept in memory: a member or variable that the unit sets to
 * nr_cpu_ids, or to one more than the last possible CPU, which is the same.  Such a
 * place is a limit of CPU numbers only if nothing else is stored into it, but constants.
 */
#include "cpus.h"

/* ---- limits that are kept in memory ---- */

enum limit_kind { LIMIT_NEVER, LIMIT_MAYBE, LIMIT_OTHER };

/* What a place may hold: STORE is one of nr_cpu_ids. */
struct kept_limit {
	enum limit_kind kind;
	gimple *store;
};

class limits_of_unit {
public:
	explicit limits_of_unit (const vec<flow_function *> &functions)
		: m_functions (functions)
	{
	}
	/* Where PLACE is set to nr_cpu_ids; NULL: nowhere, or to what is unknown as well. */
	const gimple *set_at (tree place) { return kept (place, 0).store; }

private:
	kept_limit kept (tree place, int depth);
	void note_stores (tree place, flow_function *f, int depth, kept_limit *out);
	enum limit_kind kind_of (tree value, int depth, hash_set<tree> *seen);
	enum limit_kind joined (gimple *stmt, int depth, hash_set<tree> *seen);

	const vec<flow_function *> &m_functions;
	hash_map<tree, kept_limit> m_kept;
};

/* Is NUMBER that of a loop over all possible CPUs, once that is over? */
static bool
last_possible_p (tree number)
{
	number = number_origin (number);
	return TREE_CODE (number) == SSA_NAME
	       && gimple_code (SSA_NAME_DEF_STMT (number)) == GIMPLE_PHI
	       && (number_sources (number) & FROM_POSSIBLE);
}

/* Several values: one that may be a limit decides, as the others are compared with it. */
enum limit_kind
limits_of_unit::joined (gimple *stmt, int depth, hash_set<tree> *seen)
{
	gphi *phi = dyn_cast<gphi *> (stmt);
	enum limit_kind all = LIMIT_NEVER;

	for (unsigned n = 0; n < (phi ? gimple_phi_num_args (phi) : 2); n++) {
		const enum limit_kind one = kind_of (phi ? gimple_phi_arg_def (phi, n)
						     : gimple_op (stmt, n + 1),
						     depth, seen);

		if (one == LIMIT_MAYBE)
			return one;
		if (one == LIMIT_OTHER)
			all = one;
	}
	return all;
}

/* What VALUE may be.  What is not known yet in a circle is what the rest of it is. */
enum limit_kind
limits_of_unit::kind_of (tree value, int depth, hash_set<tree> *seen)
{
	gimple *stmt;
	tree place;

	value = number_origin (value);
	if (TREE_CODE (value) == INTEGER_CST)
		return LIMIT_NEVER;
	if (TREE_CODE (value) != SSA_NAME || seen->elements () > 40)
		return LIMIT_OTHER;
	if (seen->add (value))
		return LIMIT_NEVER;
	if (nr_cpu_ids_read_p (value))
		return LIMIT_MAYBE;
	place = place_read (value);
	if (place)
		return kept (place, depth + 1).kind;
	stmt = SSA_NAME_DEF_STMT (value);
	if (gimple_code (stmt) == GIMPLE_PHI)
		return joined (stmt, depth, seen);
	if (!is_gimple_assign (stmt))
		return LIMIT_OTHER;
	switch (gimple_assign_rhs_code (stmt)) {
	case MIN_EXPR:
	case MAX_EXPR:
		return joined (stmt, depth, seen);
	case PLUS_EXPR:
		return integer_onep (gimple_assign_rhs2 (stmt))
		       && last_possible_p (gimple_assign_rhs1 (stmt))
		       ? LIMIT_MAYBE : LIMIT_OTHER;
	default:
		return LIMIT_OTHER;
	}
}

void
limits_of_unit::note_stores (tree place, flow_function *f, int depth, kept_limit *out)
{
	basic_block block;

	FOR_EACH_BB_FN (block, f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);
			hash_set<tree> seen;
			enum limit_kind kind = LIMIT_OTHER;

			if (is_gimple_debug (stmt))
				continue;
			if (address_kept_p (stmt, place, false)) {
				out->kind = LIMIT_OTHER;
				return;
			}
			if (!gimple_store_p (stmt)
			    || place_of (gimple_get_lhs (stmt)) != place)
				continue;
			if (gimple_assign_single_p (stmt))
				kind = kind_of (gimple_assign_rhs1 (stmt), depth, &seen);
			if (kind == LIMIT_OTHER) {
				out->kind = kind;
				return;
			}
			if (kind == LIMIT_MAYBE && !out->store) {
				out->kind = kind;
				out->store = stmt;
			}
		}
}

kept_limit
limits_of_unit::kept (tree place, int depth)
{
	kept_limit out = { LIMIT_NEVER, NULL };

	if (depth > 3)
		return { LIMIT_OTHER, NULL };
	if (kept_limit *known = m_kept.get (place))
		return *known;
	m_kept.put (place, out);
	for (flow_function *f : m_functions) {
		note_stores (place, f, depth, &out);
		if (out.kind == LIMIT_OTHER)
			break;
	}
	if (out.kind == LIMIT_OTHER)
		out.store = NULL;
	m_kept.put (place, out);
	return out;
}

/* ---- the rule ---- */

/* Is anything done with the copy, besides finding it? */
static bool
used_p (copy_values *values)
{
	imm_use_iterator uses;
	use_operand_p use;

	if (!values->contents ().is_empty ())
		return true;
	for (tree pointer : values->pointers ())
		FOR_EACH_IMM_USE_FAST (use, uses, pointer)
			if (is_gimple_call (USE_STMT (use)) || gimple_store_p (USE_STMT (use)))
				return true;
	return false;
}

/* Is VALUE made from the number of LOOP, by other ways than the copy that it is of? */
static bool
made_from_number_p (tree value, const cpu_loop *loop, const cpus_of_unit &unit,
		    hash_set<tree> *seen)
{
	gimple *stmt;
	ssa_op_iter iter;
	tree operand;

	if (TREE_CODE (value) != SSA_NAME || seen->add (value))
		return false;
	stmt = SSA_NAME_DEF_STMT (value);
	if (stmt == loop->next)
		return true;
	if (seen->elements () > 60)
		return true;
	if (!loop->holds_p (stmt) || gimple_code (stmt) == GIMPLE_PHI)
		return false;
	for (const cpu_copy &copy : unit.copies)
		if (copy.stmt == stmt)
			return false;
	FOR_EACH_SSA_TREE_OPERAND (operand, stmt, iter, SSA_OP_USE)
		if (made_from_number_p (operand, loop, unit, seen))
			return true;
	return false;
}

/*
 * Does LOOP choose among the numbers, by something else than a constant?  What is kept
 * for each number may tell that it is a CPU's.
 */
static bool
chooses_p (const cpu_loop *loop, const cpus_of_unit &unit)
{
	for (basic_block block : loop->body) {
		gimple *last = last_stmt (block);
		hash_set<tree> seen;
		tree number = gimple_phi_result (loop->next);

		if (!last || block == gimple_bb (loop->next))
			continue;
		if (gswitch *choice = dyn_cast<gswitch *> (last)) {
			if (made_from_number_p (gimple_switch_index (choice), loop, unit, &seen))
				return true;
			continue;
		}
		if (gimple_code (last) != GIMPLE_COND
		    || (TREE_CODE (gimple_cond_rhs (last)) == INTEGER_CST
			&& number_origin (gimple_cond_lhs (last)) == number))
			continue;
		if (made_from_number_p (gimple_cond_lhs (last), loop, unit, &seen)
		    || made_from_number_p (gimple_cond_rhs (last), loop, unit, &seen))
			return true;
	}
	return false;
}

/* STORE: where the limit of the loop is set, or NULL. */
static void
check_numbers (const cpu_copy &copy, const cpus_of_unit &unit, const gimple *store)
{
	location_t where = report_place (gimple_location (copy.stmt));
	rich_location richloc (line_table, where);
	copy_values values (copy);

	if (!used_p (&values) || chooses_p (copy.loop, unit)
	    || !percpu_report (CHECK_cpus, &richloc, where,
			       "the copy of each number below %<nr_cpu_ids%> is used here, and "
			       "not all of them need to be possible CPUs"))
		return;
	if (store)
		inform (report_place (gimple_location (store)), "%qs, which it counts up to, "
			"is set to %<nr_cpu_ids%> here",
			IDENTIFIER_POINTER (DECL_NAME (copy.loop->limit)));
	inform (loop_place (copy.loop), store ? G_("ask %<cpu_possible ()%> of each number")
					      : G_("take %<for_each_possible_cpu ()%>"));
}

/* The copies of UNIT, whose functions are FUNCTIONS. */
void
check_cpu_numbers (const cpus_of_unit &unit, const vec<flow_function *> &functions)
{
	limits_of_unit limits (functions);

	for (const cpu_copy &copy : unit.copies) {
		const gimple *store = NULL;

		if (!copy.loop || !reported_loop_p (copy.loop))
			continue;
		if (copy.loop->limit && DECL_NAME (copy.loop->limit))
			store = limits.set_at (copy.loop->limit);
		if (store || copy.loop->source == FROM_NUMBERS)
			check_numbers (copy, unit, store);
	}
}
