/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Walks the paths of a function.
 *
 * A path is believed unless its conditions contradict each other.  Where paths meet that
 * hold the CPU differently, and a condition follows whose outcome is not known, the
 * condition may be tied to what made them differ in a way that is not seen here: what
 * happens behind it is in doubt, and not reported.  A function is walked
 * twice for that: first for where paths differ, then for what to report.
 */
#include "flow_paths.h"

/*
 * Blocks that one function's paths may visit before it is given up.  Where the function itself
 * neither has sections nor needs the CPU, only what it calls could be wrong.
 */
static const unsigned step_limit = 6000, step_limit_of_callers = 2000;

path_walker::path_walker (flow_function *f, bool memory)
	: m_f (f), m_values (f->fun), m_memory (memory)
{
	m_blocks = XCNEWVEC (block_notes, last_basic_block_for_fn (f->fun));
	collect_tests ();
	number_values ();
	find_live ();
}

path_walker::~path_walker ()
{
	for (pending_path &path : m_work)
		delete path.state;
	XDELETEVEC (m_blocks);
	if (m_post_dominators)
		free_dominance_info (CDI_POST_DOMINATORS);
}

/*
 * Does BLOCK's condition decide whether the loop that EVENT is in ends?  All loops end, so
 * what is behind it is reached.
 */
static bool
ends_loop_of_p (basic_block block, const flow_event *event)
{
	const class loop *loop;
	edge e;
	edge_iterator i;

	if (!event || !event->stmt || !current_loops)
		return false;
	loop = gimple_bb (event->stmt)->loop_father;
	if (!loop || !loop_outer (loop) || !flow_bb_inside_loop_p (loop, block))
		return false;
	FOR_EACH_EDGE (e, i, block->succs)
		if (!flow_bb_inside_loop_p (loop, e->dest))
			return true;
	return false;
}

/* Does CONDITION say that the caller has given no pointer? */
static bool
no_pointer_p (const flow_condition &condition)
{
	return condition.code == EQ_EXPR && condition.constant == 0 && condition.subject
	       && TREE_CODE (condition.subject) == SSA_NAME
	       && SSA_NAME_IS_DEFAULT_DEF (condition.subject)
	       && POINTER_TYPE_P (TREE_TYPE (condition.subject));
}

/* BIT is the condition's.  STATE is used up if this is the LAST way. */
void
path_walker::assume_and_enter (edge e, const flow_condition &condition, uint64_t bit,
			       flow_state *state, bool last, int parameter)
{
	flow_state *next;

	if (bit && !state->facts.allow (condition)) {
		if (last)
			delete state;
		return;
	}
	next = last ? state : new flow_state (*state);
	if (bit)
		next->facts.assume (condition, bit);
	if (parameter >= 0)
		choose (parameter, condition, next);
	if (!m_memory && no_pointer_p (condition)) {
		depend_on (TELLS_ALL, e->src, next);
		next->choice.unclear = true;
	}
	if (m_memory && !assume_memory (condition, next)) {
		delete next;
		return;
	}
	enter_block (e, next);
}

void
path_walker::need_post_dominators ()
{
	if (m_post_dominators)
		return;
	calculate_dominance_info (CDI_POST_DOMINATORS);
	m_post_dominators = true;
}

/* Does a condition, or a choice, depend on VALUE? */
static bool
decides_p (tree value)
{
	auto_vec<tree, 8> work;
	hash_set<tree> seen;

	work.safe_push (value);
	while (!work.is_empty ()) {
		imm_use_iterator uses;
		use_operand_p use;

		value = work.pop ();
		if (seen.add (value))
			continue;
		if (seen.elements () > 20)
			return true;
		FOR_EACH_IMM_USE_FAST (use, uses, value) {
			gimple *stmt = USE_STMT (use);
			tree result = NULL_TREE;

			if (gimple_code (stmt) == GIMPLE_COND
			    || gimple_code (stmt) == GIMPLE_SWITCH)
				return true;
			if (gimple_code (stmt) == GIMPLE_PHI)
				result = gimple_phi_result (stmt);
			else if (is_gimple_assign (stmt) || is_gimple_call (stmt))
				result = gimple_get_lhs (stmt);
			if (result && TREE_CODE (result) == SSA_NAME)
				work.safe_push (result);
		}
	}
	return false;
}

/* The holds that what happens in BLOCK may change. */
static unsigned
holds_changed (const auto_vec<flow_event> &events)
{
	unsigned holds = 0;

	for (const flow_event &event : events)
		switch (event.entry->action) {
		case ACT_ENTER:
		case ACT_LEAVE:
		case ACT_TRY:
			holds |= event.entry->holds;
			break;
		case ACT_CALL:
			holds |= event.callee->touched;
			break;
		case ACT_ASKS:
		case ACT_ASSERTS_HELD:
		case ACT_UNKNOWN:
			return ~0u;
		default:
			break;
		}
	return holds;
}

/*
 * Where do the ways of BLOCK's condition meet again, and what may have happened in
 * between?  When nothing has, the condition is not tied to anything.  When no section of a
 * kind has begun or ended, what is known of that kind is as certain behind it as before.
 */
void
path_walker::find_meeting (basic_block block)
{
	block_notes &notes = m_blocks[block->index];
	auto_vec<basic_block, 8> work;
	hash_set<basic_block> seen;
	bool chooses = false;
	basic_block meet;
	edge e;
	edge_iterator i;

	notes.kind = block_notes::TIED;
	need_post_dominators ();
	meet = get_immediate_dominator (CDI_POST_DOMINATORS, block);
	if (!meet || meet == EXIT_BLOCK_PTR_FOR_FN (m_f->fun))
		return;
	for (gphi_iterator phi = gsi_start_phis (meet); !gsi_end_p (phi); gsi_next (&phi)) {
		tree result = gimple_phi_result (phi.phi ());

		if (virtual_operand_p (result))
			continue;
		chooses = true;
		if (decides_p (result))
			return;
	}
	FOR_EACH_EDGE (e, i, block->succs)
		work.safe_push (e->dest);
	while (!work.is_empty ()) {
		basic_block next = work.pop ();

		if (next == meet || seen.add (next))
			continue;
		/* A loop leads back to the condition. */
		if (seen.elements () > 40 || next == block
		    || next == EXIT_BLOCK_PTR_FOR_FN (m_f->fun))
			return;
		chooses |= !m_f->events[next->index].is_empty ();
		notes.between |= holds_changed (m_f->events[next->index]);
		FOR_EACH_EDGE (e, i, next->succs)
			work.safe_push (e->dest);
	}
	notes.meet = meet;
	if (!chooses && seen.elements () <= 20)
		notes.kind = block_notes::HARMLESS;
}

bool
path_walker::harmless_p (basic_block block)
{
	if (m_blocks[block->index].kind == block_notes::UNKNOWN)
		find_meeting (block);
	return m_blocks[block->index].kind == block_notes::HARMLESS;
}

/* On the ways of BLOCK's condition, nothing is certain that differs from path to path. */
void
path_walker::doubt (basic_block block, flow_state *state)
{
	const block_notes &notes = m_blocks[block->index];

	for (int hold = 0; hold < NR_DEPTHS; hold++) {
		const unsigned bit = 1 << hold;

		if (!(state->merged & bit))
			continue;
		if (!notes.meet || (notes.between & bit))
			state->doubt_ends[hold] = NULL;
		else if (!(state->doubted & bit))
			state->doubt_ends[hold] = notes.meet;
		state->doubted |= bit;
	}
}

/* BLOCK's condition may be true or false. */
void
path_walker::note_open (basic_block block, flow_state *state)
{
	const bool harmless = harmless_p (block);

	for (flow_copy &copy : state->copies) {
		if (copy.always)
			continue;
		if (!copy.open)
			copy.meet = harmless ? m_blocks[block->index].meet : NULL;
		else if (!harmless)
			copy.meet = NULL;
		copy.open = true;
	}
	if (harmless)
		return;
	doubt (block, state);
	state->open_since_proof |= !ends_loop_of_p (block, state->preemptible);
	state->open_since_need |= !ends_loop_of_p (block, state->need);
}

void
path_walker::follow_condition (basic_block block, gimple *stmt, flow_state *state)
{
	const block_notes &notes = m_blocks[block->index];
	const flow_condition &condition = notes.condition;
	flow_condition inverse;
	edge yes, no;

	if (notes.only_way) {
		enter_block (notes.only_way, state);
		return;
	}
	extract_true_false_edges_from_block (block, &yes, &no);
	if (!notes.has_condition) {
		note_open (block, state);
		enter_block (yes, new flow_state (*state));
		enter_block (no, state);
		return;
	}
	inverse = condition;
	inverse.code = invert_tree_comparison (condition.code, false);

	const bool decided = notes.bit && (!state->facts.allow (condition)
					     || !state->facts.allow (inverse));
	int parameter = -1;

	if (m_memory) {
		if (!decided && (tells (gimple_cond_lhs (stmt), 0) != TELLS_NOTHING
				 || tells (gimple_cond_rhs (stmt), 0) != TELLS_NOTHING))
			doubt_memory (block, state);
	} else {
		const telling what = condition_tells (block);

		/* What decides it may have been a condition whose ways had met again. */
		if (!decided)
			note_open (block, state);
		depend_on (what, block, state);
		if (what == TELLS_ALL && m_f->summary) {
			parameter = chooser (block);
			state->choice.unclear |= parameter < 0;
		}
	}
	assume_and_enter (yes, condition, notes.bit, state, false, parameter);
	assume_and_enter (no, inverse, notes.bit, state, true, parameter);
}

/* Is E taken for one value only? */
static bool
one_case (gswitch *stmt, edge e, HOST_WIDE_INT *value)
{
	int found = 0;

	for (unsigned n = 0; n < gimple_switch_num_labels (stmt); n++) {
		tree label = gimple_switch_label (stmt, n);

		if (label_to_block (cfun, CASE_LABEL (label)) != e->dest)
			continue;
		if (!CASE_LOW (label) || CASE_HIGH (label)
		    || !tree_fits_shwi_p (CASE_LOW (label)))
			return false;
		*value = tree_to_shwi (CASE_LOW (label));
		found++;
	}
	return found == 1;
}

void
path_walker::follow_switch (basic_block block, gswitch *stmt, flow_state *state)
{
	tree index = looked_through (gimple_switch_index (stmt));
	flow_condition condition = { m_values.number (index), EQ_EXPR, 0, NULL_TREE };
	const uint64_t bit = relevance (condition.value);
	edge e;
	edge_iterator i;

	note_open (block, state);
	depend_on (condition_tells (block), block, state);
	state->choice.unclear |= condition_tells (block) == TELLS_ALL;
	FOR_EACH_EDGE (e, i, block->succs) {
		if (one_case (stmt, e, &condition.constant))
			assume_and_enter (e, condition, bit, state, false);
		else
			enter_block (e, new flow_state (*state));
	}
	delete state;
}

/* BLOCK has been walked through; STATE is used up. */
void
path_walker::follow (basic_block block, flow_state *state)
{
	gimple *last = last_stmt (block);
	edge e;
	edge_iterator i;

	if (last && gimple_code (last) == GIMPLE_COND) {
		follow_condition (block, last, state);
		return;
	}
	if (last && gimple_code (last) == GIMPLE_SWITCH) {
		follow_switch (block, as_a<gswitch *> (last), state);
		return;
	}
	if (single_succ_p (block)
	    && !(single_succ_edge (block)->flags & (EDGE_ABNORMAL | EDGE_EH))) {
		enter_block (single_succ_edge (block), state);
		return;
	}
	/* asm goto and computed goto */
	if (EDGE_COUNT (block->succs) > 1)
		note_open (block, state);
	FOR_EACH_EDGE (e, i, block->succs)
		if (!(e->flags & (EDGE_ABNORMAL | EDGE_EH)))
			enter_block (e, new flow_state (*state));
	delete state;
}

/* ---- from block to block ---- */

/* What STATE knows of FROM, a name.  False: nothing. */
bool
path_walker::known_of (tree from, const flow_state *state, flow_fact *fact)
{
	flow_condition condition, inverse;

	if (!comparison_p (from, &condition)) {
		const flow_fact *known = state->facts.find (m_values.number (from));

		if (known)
			*fact = *known;
		return known;
	}
	inverse = condition;
	inverse.code = invert_tree_comparison (condition.code, false);

	const bool yes = state->facts.allow (condition), no = state->facts.allow (inverse);

	*fact = { 0, yes, yes, 0, false, 0 };
	return yes != no;
}

/* Values that the PHIs of E's destination get along E, all at once. */
void
path_walker::enter_phis (edge e, flow_state *state)
{
	struct arrival { value_number value; bool known; flow_fact fact; };
	const bool pointers = !m_memory && !state->pointers.is_empty ();
	auto_vec<arrival, 4> arrivals;
	bool open;

	for (gphi_iterator i = gsi_start_phis (e->dest); !gsi_end_p (i); gsi_next (&i)) {
		tree result = gimple_phi_result (i.phi ());
		tree from = PHI_ARG_DEF_FROM_EDGE (i.phi (), e);
		arrival a = {};

		if (virtual_operand_p (result))
			continue;
		if (gimple_phi_arg_location_from_edge (i.phi (), e) != UNKNOWN_LOCATION)
			state->where = gimple_phi_arg_location_from_edge (i.phi (), e);
		a.value = m_values.number (result);
		from = looked_through (from);
		if (TREE_CODE (from) == INTEGER_CST && tree_fits_shwi_p (from)) {
			a.fact.low = a.fact.high = tree_to_shwi (from);
			a.known = true;
		} else if (TREE_CODE (from) == ADDR_EXPR
			   || (pointers && fetch_of (m_f, state, from, &open))) {
			a.fact = { 0, HOST_WIDE_INT_MIN, HOST_WIDE_INT_MAX, 0, true, 0 };
			a.known = true;
		} else if (TREE_CODE (from) == SSA_NAME && relevance (a.value))
			a.known = known_of (from, state, &a.fact);
		arrivals.safe_push (a);
	}
	for (arrival &a : arrivals) {
		a.fact.bit = a.known ? relevance (a.value) : 0;
		state->facts.set (a.value, a.fact.bit ? &a.fact : NULL);
	}
	if (pointers)
		note_copies (m_f, e, state);
}

static void
add_choice (state_hash *h, const flow_choice &choice)
{
	if (choice.unclear || !choice.parameter)
		return;
	h->add_int (choice.parameter);
	h->add_hwi (choice.low);
	h->add_hwi (choice.high);
}

/* Those that say nothing need no bits. */
static void
add_events (state_hash *h, const flow_state *state)
{
	if (state->need)
		h->add_ptr (state->need);
	if (state->saved)
		h->add_ptr (state->saved);
	if (state->lost)
		h->add_ptr (state->lost);
}

/* What is true or false of STATE, and what more is added to a hash because of that. */
static unsigned
flags_of (const flow_state *state)
{
	const bool flags[] = {
		state->held, state->asked, state->conditional, state->chosen,
		state->conditional_to_meet, state->chosen_to_meet,
		state->open_since_proof, state->open_since_need, state->irqs_on,
		state->choice.unclear, state->meet && state->choice_before.unclear,
		state->faults_off != 0, state->preemptible != NULL, state->need != NULL,
		state->saved != NULL, state->lost != NULL, state->turn != NULL,
		state->meet != NULL
	};
	unsigned bits = 0;

	for (bool flag : flags)
		bits = bits << 1 | flag;
	return bits;
}

bool
path_walker::first_visit_p (basic_block block, const flow_state *state)
{
	/* Sets of holds, each in as many bits as there are. */
	const unsigned sets[] = { state->unknown, state->merged, state->doubted,
				  state->dropped, state->drifted };
	uint64_t depths = 0, all_sets = 0;
	state_hash h;

	gcc_checking_assert (NR_DEPTHS <= 8);
	h.add_hwi ((uint64_t) block->index << 32 | flags_of (state));
	memcpy (&depths, state->depth, sizeof (state->depth));
	h.add_hwi (depths);
	for (unsigned set : sets)
		all_sets = all_sets << NR_DEPTHS | (set & ((1u << NR_DEPTHS) - 1));
	h.add_hwi (all_sets);
	for (int i = 0; state->doubted && i < NR_DEPTHS; i++)
		h.add_ptr (state->doubt_ends[i]);
	if (state->turn) {
		memcpy (&depths, state->turn_depth, sizeof (state->turn_depth));
		h.add_hwi (depths);
		h.add_ptr (state->turn);
	}
	if (state->meet) {
		h.add_ptr (state->meet);
		add_choice (&h, state->choice_before);
	}
	add_choice (&h, state->choice);
	add_events (&h, state);
	if (state->unknown >> HOLD_SPIN & 1) {
		h.add_ptr (state->blurred_in);
		h.add_ptr (state->blurred_by);
		h.add_int (state->before_blur);
	}
	for (const flow_pointer &pointer : state->pointers) {
		h.add_ptr (pointer.fetched);
		h.add_int ((pointer.ended != NULL) << 1 | pointer.loose);
	}
	for (const flow_copy &copy : state->copies) {
		h.add_ptr (copy.name);
		h.add_ptr (copy.fetched);
		h.add_int (copy.open);
		h.add_ptr (copy.meet);
	}
	h.add_hwi (state->facts.hash ());
	if (m_memory)
		h.add_hwi (state->memory.hash ());
	return !m_visited.add (h.end ());
}

/* One bit for each depth. */
static unsigned
depth_bit (int depth)
{
	return 1 << (MIN (MAX (depth, -7), 7) + 7);
}

/* E leads to the header of a loop: what has the turn done that it ends, if it does? */
void
path_walker::note_turn (edge e, flow_state *state)
{
	block_notes &notes = m_blocks[e->dest->index];
	const bool again = flow_bb_inside_loop_p (e->dest->loop_father, e->src);

	if (again && (state->turn != e->dest || state->unknown))
		notes.other_turns = true;
	for (int hold = 0; hold < NR_DEPTHS; hold++) {
		const int change = state->depth[hold] - state->turn_depth[hold];

		if (!again)
			notes.entered[hold] |= depth_bit (state->depth[hold]);
		else if (abs (state->turn_depth[hold]) >= deepest - 2)
			continue;
		else if (change > 0)
			notes.rising |= 1 << hold;
		else if (change < 0)
			notes.falling |= 1 << hold;
		else
			notes.level |= 1 << hold;
	}
	state->turn = e->dest;
	memcpy (state->turn_depth, state->depth, sizeof (state->depth));
}

/* Does each turn of LOOP begin a section of HOLD? */
bool
path_walker::each_turn_begins_p (const class loop *loop, int hold)
{
	const bool known = dom_info_available_p (CDI_DOMINATORS);
	basic_block block;
	bool begins = false;

	if (!loop->latch)
		return false;
	calculate_dominance_info (CDI_DOMINATORS);
	FOR_EACH_BB_FN (block, m_f->fun) {
		if (block->loop_father != loop
		    || !dominated_by_p (CDI_DOMINATORS, loop->latch, block))
			continue;
		for (const flow_event &event : m_f->events[block->index])
			begins |= event.entry->action == ACT_ENTER
				  && (event.entry->holds >> hold & 1);
	}
	if (!known)
		free_dominance_info (CDI_DOMINATORS);
	return begins;
}

/*
 * Holds whose depth gets out of hand with the turns of LOOP: each turn begins a section,
 * and some do not end it; or each turn ends one, and the only one was begun in front of the
 * loop.  How many turns there are is not tied to what other paths do.
 */
unsigned
path_walker::drifting (const class loop *loop)
{
	const block_notes &notes = m_blocks[loop->header->index];
	unsigned holds = 0;

	if (notes.other_turns)
		return 0;
	for (int hold = 0; hold < NR_DEPTHS; hold++) {
		const unsigned bit = 1 << hold;

		if (notes.entered[hold] & (notes.entered[hold] - 1))
			continue;
		if ((notes.rising & notes.level & ~notes.falling & bit)
		    && each_turn_begins_p (loop, hold))
			holds |= bit;
		if ((notes.falling & ~notes.rising & ~notes.level & bit)
		    && notes.entered[hold] == depth_bit (1))
			holds |= bit;
	}
	return holds;
}

/* In BLOCK the ways of conditions meet that kept something from being certain. */
static void
end_doubts (basic_block block, flow_state *state)
{
	for (int hold = 0; hold < NR_DEPTHS; hold++)
		if (state->doubt_ends[hold] == block) {
			state->doubt_ends[hold] = NULL;
			state->doubted &= ~(1u << hold);
		}
	for (flow_copy &copy : state->copies)
		if (copy.meet == block) {
			copy.meet = NULL;
			copy.open = false;
		}
}

/* A path comes to a block, whose NOTES these are, with STATE's depths. */
static void
note_depths (const flow_state &state, block_notes *notes)
{
	if (notes->entered_once && !memcmp (notes->last, state.depth, sizeof (notes->last)))
		return;
	memcpy (notes->last, state.depth, sizeof (notes->last));
	notes->entered_once = true;
	for (int hold = 0; hold < NR_DEPTHS; hold++) {
		unsigned short &seen = notes->seen[hold];

		seen |= depth_bit (state.depth[hold]);
		if (seen & (seen - 1))
			notes->mixed |= 1 << hold;
	}
}

void
path_walker::enter_block (edge e, flow_state *state)
{
	basic_block block = e->dest;

	if (LOCATION_LOCUS (e->goto_locus) != UNKNOWN_LOCATION)
		state->where = e->goto_locus;
	if (block == EXIT_BLOCK_PTR_FOR_FN (m_f->fun)) {
		delete state;
		return;
	}
	enter_phis (e, state);
	if (state->meet == block) {
		state->meet = NULL;
		state->choice = state->choice_before;
		state->conditional_to_meet = state->chosen_to_meet = false;
	}
	if (m_memory)
		note_memory_phis (e, state);
	block_notes &depths = m_blocks[block->index];
	state->facts.forget_others (depths.live);
	if (current_loops && !m_memory) {
		const class loop *left = e->src->loop_father;

		if (loop_outer (block->loop_father) && block->loop_father->header == block)
			note_turn (e, state);
		if (loop_outer (left) && !flow_bb_inside_loop_p (left, block)) {
			const unsigned drift = m_second ? drifting (left) : 0;

			state->drifted |= drift;
			state->doubted &= ~drift;
			state->turn = NULL;
		}
	}
	note_depths (*state, &depths);
	if (m_second)
		state->merged |= depths.mixed;
	if (state->doubted || !state->copies.is_empty ())
		end_doubts (block, state);
	if (!first_visit_p (block, state)) {
		delete state;
		return;
	}
	m_work.safe_push ({ block, gsi_start_nondebug_bb (block), state });
}

/* The place that STMT tells; UNKNOWN_LOCATION: none. */
static location_t
told_place (gimple *stmt)
{
	location_t where = gimple_location (stmt);

	return LOCATION_LOCUS (where) == UNKNOWN_LOCATION || gimple_code (stmt) == GIMPLE_LABEL
	       || gimple_code (stmt) == GIMPLE_PREDICT || gimple_clobber_p (stmt)
	       ? UNKNOWN_LOCATION : where;
}

/* Does STMT do anything to a path, apart from its events? */
bool
path_walker::eventful_p (gimple *stmt)
{
	return gimple_code (stmt) == GIMPLE_RETURN
	       || (is_gimple_call (stmt) && error_pointer_p (stmt))
	       || (gimple_store_p (stmt) && relevance (m_values.number (gimple_get_lhs (stmt))));
}

/* Does nothing happen in BLOCK, to a path with STATE?  Then its statements are not looked at. */
bool
path_walker::dull_p (basic_block block, const flow_state *state)
{
	block_notes &notes = m_blocks[block->index];

	if (m_memory || m_f->summary || (m_second && !state->pointers.is_empty ()))
		return false;
	if (notes.contents != block_notes::NOT_LOOKED)
		return notes.contents == block_notes::DULL;
	notes.contents = block_notes::EVENTFUL;
	if (!m_f->events[block->index].is_empty ())
		return false;
	for (gimple_stmt_iterator at = gsi_start_nondebug_bb (block); !gsi_end_p (at);
	     gsi_next_nondebug (&at)) {
		const location_t where = told_place (gsi_stmt (at));

		if (eventful_p (gsi_stmt (at)))
			return false;
		if (where != UNKNOWN_LOCATION)
			notes.where = where;
	}
	notes.contents = block_notes::DULL;
	return true;
}

void
path_walker::walk_on (pending_path path)
{
	const auto_vec<flow_event> &events = m_f->events[path.block->index];

	if (dull_p (path.block, path.state)) {
		if (m_blocks[path.block->index].where != UNKNOWN_LOCATION)
			path.state->where = m_blocks[path.block->index].where;
		follow (path.block, path.state);
		return;
	}
	for (; !gsi_end_p (path.at); gsi_next_nondebug (&path.at)) {
		gimple *stmt = gsi_stmt (path.at);
		const location_t where = told_place (stmt);

		if (where != UNKNOWN_LOCATION)
			path.state->where = where;
		if (m_memory)
			note_memory (stmt, path.state);
		if (m_second && !path.state->pointers.is_empty ()) {
			check_stale_use (m_f, path.state, stmt);
			note_kept_copy (m_f, path.state, stmt);
		}
		if (m_f->summary && is_gimple_call (stmt))
			note_call_in_summary (m_f, stmt, path.state,
					      unavoidable_p (stmt));
		if (is_gimple_call (stmt))
			know_error_pointer (stmt, path.state);
		for (unsigned i = 0; i < events.length (); i++)
			if (events[i].stmt == stmt
			    && !handle (events[i], path.state, path.at)) {
				delete path.state;
				return;
			}
		if (gimple_code (stmt) == GIMPLE_RETURN) {
			finish (path.state,
				gimple_return_retval (as_a<greturn *> (stmt)));
			delete path.state;
			return;
		}
		if (gimple_store_p (stmt))
			path.state->facts.forget (
				m_values.number (gimple_get_lhs (stmt)));
	}
	follow (path.block, path.state);
}

/* Is there nothing left that another path could tell?  That is what a level function does. */
bool
path_walker::all_known_p () const
{
	return m_level && m_sure && m_f->sleeps && (m_f->sleeps_rt || !rt) && m_not_zero
	       && m_not_nonzero;
}

/* Walks all paths.  False: there are too many of them. */
bool
path_walker::walk ()
{
	static const unsigned own = 1u << ACT_NEEDS_CPU | 1u << ACT_FETCHES | 1u << ACT_ENTER
				    | 1u << ACT_LEAVE | 1u << ACT_TRY;
	const unsigned limit = m_memory || (m_f->actions & own) ? step_limit
							       : step_limit_of_callers;
	flow_state *state = new flow_state;

	state->where = DECL_SOURCE_LOCATION (m_f->node->decl);
	if (m_f->contexts && m_f->contexts->by[CTX_PROCESS].entry && !m_f->pinned)
		state->preemptible = &context_event;
	state->held = needs_cpu_by_contract_p (m_f->node->decl);
	if (percpu_opt.tags)
		begin_summary (m_f);
	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (section_implemented_p (hold))
			state->unknown |= 1 << hold;
	enter_block (single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (m_f->fun)), state);
	while (!m_work.is_empty () && m_steps <= limit && !all_known_p ()) {
		m_steps++;
		walk_on (m_work.pop ());
	}
	if (dump_file)
		fprintf (dump_file, "  %u blocks entered\n", m_steps);
	return m_work.is_empty () || all_known_p ();
}

/* Now it is known where paths differ. */
void
path_walker::start_second ()
{
	m_second = true;
	m_steps = 0;
	m_visited.empty ();
	m_exits.truncate (0);
}

/* Finds out what F does, and reports what is wrong in it. */
void
walk_paths (flow_function *f)
{
	path_walker walker (f);

	if (!walker.walk ()) {
		if (dump_file)
			fprintf (dump_file, "  given up: too many paths\n");
		f->zero = f->nonzero = {};
		drop_summary (f);
		return;
	}
	summarize (f, walker.exits ());
	/* The need is the caller's, in a section of the caller's. */
	if (f->expects_held)
		f->needs_cpu = NULL;
	if (dump_file)
		note_summary_in_dump (f);
	if (unchecked_p (f->node->decl))
		return;
	const bool matters = walker.candidates_p () || balance_matters_p (f, walker.exits ());
	/* The second walk knows what is in doubt. */
	if (!matters && !(f->summary && f->touched))
		return;
	walker.start_second ();
	if (!walker.walk ()) {
		drop_summary (f);
		return;
	}
	if (matters)
		check_balance (f, walker.exits ());
}

/*
 * Follows per-CPU memory along the paths of F.  This walk is one of its own: what it
 * knows of pointers makes more paths differ, and sections are not its concern.
 */
void
walk_memory (flow_function *f)
{
	path_walker walker (f, true);

	start_memory (f, walker.values ());
	finish_memory (walker.walk ());
}
