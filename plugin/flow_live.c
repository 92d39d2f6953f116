/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What has to be known of values while a function's paths are walked.  A fact is kept while
 * somebody may ask for it: each that is kept for nothing makes two paths of one.
 */
#include "flow_paths.h"

value_number
path_walker::group_of (value_number value)
{
	value_number *next;

	while ((next = m_groups.get (value)) && *next != value)
		value = *next;
	return value;
}

void
path_walker::test (value_number value)
{
	m_tests.get_or_insert (value)++;
}

/* What is known of VALUE is asked for in any case. */
void
path_walker::keep (tree value)
{
	const value_number number = m_values.number (looked_through (value));

	test (number);
	test (number);
}

/* In BLOCK it matters what is known of VALUE. */
void
path_walker::ask (value_number value, basic_block block)
{
	m_questions.safe_push ({ value, block });
}

/* Do the flags that EVENT's call is given decide whether it sleeps? */
static bool
passes_flags_p (const flow_event &event)
{
	return event.entry->action == ACT_SLEEPS_GFP
	       || (event.callee && event.callee->passes_flags);
}

/*
 * The way that BLOCK's condition LAST takes when it is known: what one processor leaves of a
 * trylock always succeeds.  NULL: it is not known.
 */
static edge
folded_way (basic_block block, gimple *last)
{
	tree left = looked_through (gimple_cond_lhs (last));
	tree right = looked_through (gimple_cond_rhs (last)), folded = NULL_TREE;
	edge yes, no;

	if (left == right
	    || (TREE_CODE (left) != SSA_NAME && TREE_CODE (right) != SSA_NAME))
		folded = fold_binary (gimple_cond_code (last), boolean_type_node, left, right);
	if (!folded || TREE_CODE (folded) != INTEGER_CST)
		return NULL;
	extract_true_false_edges_from_block (block, &yes, &no);
	return integer_zerop (folded) ? no : yes;
}

/* Does PHI choose among constants? */
static bool
constants_p (gphi *phi)
{
	for (unsigned n = 0; n < gimple_phi_num_args (phi); n++)
		if (TREE_CODE (looked_through (gimple_phi_arg_def (phi, n))) != INTEGER_CST)
			return false;
	return true;
}

static bool
level_net_p (const flow_net &net)
{
	for (int hold = 0; net.known && hold < NR_DEPTHS; hold++)
		if (net.depth[hold])
			return false;
	return true;
}

/* Does F leave all sections as they were, or nobody knows how, and need none? */
static bool
level_callee_p (const flow_function *f)
{
	return !f->needs_cpu && !f->fetches && !f->gaps && level_net_p (f->zero)
	       && level_net_p (f->nonzero);
}

/* Is F called by what interrupts the task, as far as is known? */
static bool
interrupts_p (const flow_function *f)
{
	for (int i = CTX_PINNED; f->contexts && i < NR_CONTEXTS; i++)
		if (f->contexts->by[i].entry)
			return true;
	return false;
}

/*
 * Is nothing here that conditions could decide about but whether the function sleeps?  No
 * section begins or ends and nothing needs the CPU.  Then what one condition says of a later
 * one makes no difference: what sleeps does so on some way.
 */
bool
path_walker::level_function_p ()
{
	static const unsigned level = 1u << ACT_NONE | 1u << ACT_SLEEPS | 1u << ACT_SLEEPS_GFP
				      | 1u << ACT_SLEEPS_USER | 1u << ACT_SLEEPS_RT
				      | 1u << ACT_CALL;
	basic_block block;

	if (m_memory || percpu_opt.tags || interrupts_p (m_f) || (m_f->actions & ~level))
		return false;
	m_sure = true;
	FOR_EACH_BB_FN (block, m_f->fun)
		for (const flow_event &event : m_f->events[block->index]) {
			if (event.callee && !level_callee_p (event.callee))
				return false;
			if (event.callee)
				m_sure &= event.callee->zero.known && event.callee->nonzero.known;
		}
	return true;
}

/*
 * Is FROM, which a PHI hands on, the result of a comparison?  `locked = result != 0': then
 * what is known of it is what is known of what was compared, with OUT for true.
 */
bool
path_walker::comparison_p (tree from, flow_condition *out)
{
	return TREE_CODE (TREE_TYPE (from)) == BOOLEAN_TYPE
	       && condition_of (&m_values, NE_EXPR, from, build_zero_cst (TREE_TYPE (from)),
				out)
	       && out->value != m_values.number (from);
}

/* The value that facts about FROM, a name, are about. */
value_number
path_walker::subject_of (tree from)
{
	flow_condition condition;

	return comparison_p (from, &condition) ? condition.value : m_values.number (from);
}

/*
 * A fact about a value matters when two conditions, or a condition and what is
 * returned, are about it.
 */
void
path_walker::collect_tests ()
{
	basic_block block;

	m_level = level_function_p ();
	FOR_EACH_BB_FN (block, m_f->fun)
		for (const flow_event &event : m_f->events[block->index])
			m_fetches |= event.entry->action == ACT_FETCHES
				     || (event.callee && event.callee->fetches);
	FOR_EACH_BB_FN (block, m_f->fun) {
		block_notes &notes = m_blocks[block->index];
		gimple *last = last_stmt (block);

		for (gphi_iterator i = gsi_start_phis (block); !gsi_end_p (i);
		     gsi_next (&i)) {
			gphi *phi = i.phi ();
			tree result = gimple_phi_result (phi);

			if (virtual_operand_p (result))
				continue;
			/* A flag: each way says what it is; and what was fetched is not NULL. */
			if (constants_p (phi)
			    || (m_fetches && POINTER_TYPE_P (TREE_TYPE (result))))
				test (m_values.number (result));
			for (unsigned n = 0; n < gimple_phi_num_args (phi); n++) {
				tree from = looked_through (gimple_phi_arg_def (phi, n));

				if (TREE_CODE (from) != SSA_NAME)
					continue;
				m_groups.put (group_of (subject_of (from)),
					      group_of (m_values.number (result)));
			}
		}
		if (!last)
			continue;
		if (gimple_code (last) == GIMPLE_COND) {
			notes.only_way = folded_way (block, last);
			if (notes.only_way)
				continue;
			notes.has_condition
				= condition_of (&m_values, gimple_cond_code (last),
						gimple_cond_lhs (last),
						gimple_cond_rhs (last),
						&notes.condition);
			if (!notes.has_condition)
				continue;
			test (notes.condition.value);
			if (!m_level)
				ask (notes.condition.value, block);
		} else if (gimple_code (last) == GIMPLE_SWITCH) {
			const value_number index = m_values.number (looked_through (
				gimple_switch_index (as_a<gswitch *> (last))));

			test (index);
			ask (index, block);
		} else if (gimple_code (last) == GIMPLE_RETURN
			   && gimple_return_retval (as_a<greturn *> (last))) {
			tree value = gimple_return_retval (as_a<greturn *> (last));

			keep (value);
			ask (m_values.number (looked_through (value)), block);
		}
	}
	/* Results that decide whether a section was entered. */
	FOR_EACH_BB_FN (block, m_f->fun)
		for (const flow_event &event : m_f->events[block->index]) {
			if ((event.entry->action == ACT_TRY
			     || event.entry->action == ACT_CALL)
			    && gimple_get_lhs (event.stmt))
				keep (gimple_get_lhs (event.stmt));
			else if (event.entry->action == ACT_SLEEPS_GFP
				 && gfp_argument (event))
				keep (gfp_argument (event));
			if (passes_flags_p (event) && gfp_argument (event))
				ask (m_values.number (looked_through (
					     gfp_argument (event))), block);
		}
}

/* The groups that are asked for, with more than one test. */
void
path_walker::find_groups (value_set *asked)
{
	hash_map<int_hash<value_number, 0, 1>, unsigned> sums;

	for (auto i : m_tests)
		sums.get_or_insert (group_of (i.first)) += i.second;
	for (const question &q : m_questions) {
		const value_number group = group_of (q.value);
		unsigned *tests = sums.get (group);

		if (tests && *tests > 1)
			asked->add (group);
	}
}

/* A bit for VALUE, one of GROUP. */
void
path_walker::give_bit (value_number value, value_number group, value_set *asked)
{
	if (!asked->contains (group) || m_bits.get (value))
		return;
	m_bits.put (value, m_nr_bits < 64 ? HOST_WIDE_INT_1U << m_nr_bits : 0);
	m_nr_bits++;
}

/* Too many values for a bit each: those of a group have one, and groups may share it. */
void
path_walker::share_bits (value_set *asked)
{
	hash_map<int_hash<value_number, 0, 1>, uint64_t> bits;
	unsigned n = 0;

	for (const question &q : m_questions) {
		const value_number group = group_of (q.value);

		if (asked->contains (group) && !bits.get (group))
			bits.put (group, HOST_WIDE_INT_1U << n++ % 64);
	}
	for (auto i : m_bits)
		*m_bits.get (i.first) = *bits.get (group_of (i.first));
}

void
path_walker::number_values ()
{
	value_set asked;
	basic_block block;

	find_groups (&asked);
	if (asked.is_empty ())
		return;
	for (auto i : m_tests)
		give_bit (i.first, group_of (i.first), &asked);
	for (auto i : m_groups) {
		const value_number group = group_of (i.first);

		give_bit (i.first, group, &asked);
		give_bit (group, group, &asked);
	}
	m_exact = m_nr_bits <= 64;
	if (!m_exact)
		share_bits (&asked);
	FOR_EACH_BB_FN (block, m_f->fun) {
		block_notes &notes = m_blocks[block->index];

		if (notes.has_condition)
			notes.bit = relevance (notes.condition.value);
	}
}

/* The bit of VALUE, or its group; 0: a fact about it does not matter. */
uint64_t
path_walker::relevance (value_number value)
{
	uint64_t *bit = m_bits.get (value);

	return bit ? *bit : 0;
}

/* What the PHIs of BLOCK hand on: behind them it is known by another name. */
void
path_walker::note_handed (basic_block block)
{
	block_notes &notes = m_blocks[block->index];

	notes.first_handed = m_handed.length ();
	for (gphi_iterator i = gsi_start_phis (block); !gsi_end_p (i); gsi_next (&i)) {
		tree result = gimple_phi_result (i.phi ());
		const uint64_t bit = virtual_operand_p (result)
				     ? 0 : relevance (m_values.number (result));

		if (!bit)
			continue;
		notes.given |= bit;
		for (unsigned n = 0; n < gimple_phi_num_args (i.phi ()); n++) {
			tree from = looked_through (gimple_phi_arg_def (i.phi (), n));
			const uint64_t argument = TREE_CODE (from) == SSA_NAME
						  ? relevance (subject_of (from)) : 0;

			if (argument)
				m_handed.safe_push ({ gimple_phi_arg_edge (i.phi (), n), bit,
						      argument });
		}
	}
	notes.end_handed = m_handed.length ();
}

/* Calls of BLOCK give new values each time: what was known of the last turn's is over. */
void
path_walker::note_given_by_calls (basic_block block)
{
	for (gimple_stmt_iterator at = gsi_start_nondebug_bb (block); !gsi_end_p (at);
	     gsi_next_nondebug (&at)) {
		tree result = is_gimple_call (gsi_stmt (at)) ? gimple_call_lhs (gsi_stmt (at))
							     : NULL_TREE;

		if (result && TREE_CODE (result) == SSA_NAME && m_values.own_p (result))
			m_blocks[block->index].renewed |= relevance (m_values.number (result));
	}
}

/* What matters in front of E. */
uint64_t
path_walker::live_along (edge e)
{
	const block_notes &to = m_blocks[e->dest->index];
	uint64_t bits = to.live & ~to.given;

	for (unsigned i = to.first_handed; i < to.end_handed; i++)
		if (m_handed[i].along == e && (m_handed[i].result & to.live))
			bits |= m_handed[i].argument;
	return bits;
}

/*
 * Which values are asked for in a block or behind it?  What is known of others makes no
 * difference there, and paths that differ in nothing else are the same.  Whoever reads
 * facts of a state has to say so by ask ().
 */
void
path_walker::find_live ()
{
	bool changed = !m_bits.is_empty ();
	basic_block block;
	edge e;
	edge_iterator i;

	if (changed && m_exact)
		FOR_EACH_BB_FN (block, m_f->fun) {
			note_handed (block);
			if (current_loops && number_of_loops (m_f->fun) > 1)
				note_given_by_calls (block);
		}
	for (const question &q : m_questions)
		m_blocks[q.block->index].asked |= relevance (q.value);
	while (changed) {
		changed = false;
		FOR_EACH_BB_REVERSE_FN (block, m_f->fun) {
			block_notes &notes = m_blocks[block->index];
			uint64_t live = notes.asked;

			FOR_EACH_EDGE (e, i, block->succs)
				live |= live_along (e);
			live &= ~notes.renewed;
			changed |= live != notes.live;
			notes.live = live;
		}
	}
}

/* CONDITION is true of a new value. */
void
path_walker::know (const flow_condition &condition, flow_state *state)
{
	const uint64_t bit = relevance (condition.value);

	state->facts.forget (condition.value);
	if (bit)
		state->facts.assume (condition, bit);
}
