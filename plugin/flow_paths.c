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
#include "flow.h"
#include "alloc-pool.h"

/*
 * Blocks that one function's paths may visit before it is given up.  Where the function itself
 * neither has sections nor needs the CPU, only what it calls could be wrong.
 */
static const unsigned step_limit = 6000, step_limit_of_callers = 2000;

/* Sections within each other of which is known how many there are. */
static const int deepest = 16;

static const unsigned all_holds = (1 << NR_HOLDS) - 1;

bool
flow_state::cpu_held_p () const
{
	static const unsigned holding = 1 << HOLD_PREEMPT | 1 << HOLD_BH
					| 1 << HOLD_IRQ | 1 << HOLD_SPIN;

	for (int hold = 0; hold < NR_HOLDS; hold++)
		if ((holding >> hold & 1) && depth[hold] > 0
		    && !((unknown | doubted) >> hold & 1))
			return true;
	return false;
}

/* At the depth of the function's begin, as far as the CPU is concerned? */
bool
flow_state::cpu_free_p () const
{
	if ((unknown & all_holds) || held || asked)
		return false;
	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (hold != HOLD_RCU && hold != HOLD_MIGRATE && depth[hold] != 0)
			return false;
	return true;
}

/*
 * Freed by the function itself?  It has enabled interrupts that its caller had disabled:
 * nothing else holds the CPU that is known here, and these do not any more.
 */
bool
flow_state::cpu_freed_p () const
{
	if (!irqs_on || depth[HOLD_IRQ] >= 0)
		return cpu_free_p ();
	if ((unknown & all_holds) || held || asked)
		return false;
	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (hold != HOLD_RCU && hold != HOLD_MIGRATE && hold != HOLD_IRQ
		    && depth[hold] != 0)
			return false;
	return true;
}

static pool_allocator states ("states of paths", sizeof (flow_state));

void *
flow_state::operator new (size_t)
{
	return states.allocate ();
}

void
flow_state::operator delete (void *state)
{
	states.remove (state);
}

/* What a condition says of what the caller wants: memory may tell some, a parameter all. */
enum telling { TELLS_NOTHING, TELLS_SOME, TELLS_ALL };

namespace {

/* A path that waits to be walked on. */
struct pending_path {
	basic_block block;
	gimple_stmt_iterator at;
	flow_state *state;
};

/* What paths bring to a block, and what every one of them would find out there. */
struct block_notes {
	unsigned short seen[NR_DEPTHS];	/* depths, one bit each */
	unsigned mixed;			/* the holds that differ */
	signed char last[NR_DEPTHS];	/* depths of the last path that came here, */
	bool entered_once;		/* if there was one */
	edge only_way;			/* its condition is known; NULL: it is not */
	bool has_condition;		/* at its end, known in this form: */
	flow_condition condition;
	uint64_t group;			/* of what it is about */
	enum { NOT_LOOKED, DULL, EVENTFUL } contents;
	location_t where;		/* the place of a dull block's last statement */
	enum { UNKNOWN, HARMLESS, TIED } kind;
	basic_block meet;		/* where its ways do, and */
	unsigned between;		/* holds that may change before that */
	bool told;			/* SAYS is known */
	telling says;
	uint64_t asked, live;		/* bits of values that are asked for here; or behind it */
	uint64_t given, renewed;	/* of the PHIs, and of calls, if each has its own */
	unsigned first_handed, end_handed;
	/* Of a loop's header: depths with which the loop is entered, and what its turns do. */
	unsigned short entered[NR_DEPTHS];
	unsigned rising, falling, level;	/* holds that are deeper behind a turn, ... */
	bool other_turns;		/* with loops in them */
};

class path_walker {
public:
	path_walker (flow_function *f, bool memory = false);
	~path_walker ();
	bool walk ();
	const auto_vec<flow_exit> &exits () const { return m_exits; }
	flow_values *values () { return &m_values; }
	void start_second ();
	bool candidates_p () const { return m_candidates; }
	bool proven_p (const flow_event *need) const { return m_proven.contains (need); }

private:
	void enter_block (edge e, flow_state *state);
	void enter_phis (edge e, flow_state *state);
	void note_turn (edge e, flow_state *state);
	unsigned drifting (const class loop *loop);
	bool each_turn_begins_p (const class loop *loop, int hold);
	void walk_on (pending_path path);
	void follow (basic_block block, flow_state *state);
	void follow_condition (basic_block block, gimple *stmt, flow_state *state);
	void follow_switch (basic_block block, gswitch *stmt, flow_state *state);
	void assume_and_enter (edge e, const flow_condition &condition, uint64_t group,
			       flow_state *state, bool last, int parameter = -1);
	bool handle (const flow_event &event, flow_state *state,
		     gimple_stmt_iterator at);
	void fork_on_result (const flow_event &event, const flow_net &zero,
			     const flow_net &nonzero, flow_state *state,
			     gimple_stmt_iterator at);
	tree known_flags (const flow_event &event, const flow_state *state);
	bool event_sleeps_p (const flow_event &event, const flow_state *state);
	void note_dropped (int hold, flow_state *state);
	void leave (const flow_event &event, flow_state *state);
	void note_sleep (const flow_event &event, flow_state *state);
	void note_sleep_rt (const flow_event &event, const flow_state *state);
	void note_passed_flags (const flow_event &event, const flow_state *state);
	void note_need (const flow_event &event, flow_state *state);
	void note_need_when_freed (const flow_event &event, const flow_state *state);
	void note_assertion (const flow_event &event, const flow_state *state);
	void know_result (const flow_event &event, bool nonzero, flow_state *state);
	void know_error_pointer (gimple *stmt, flow_state *state);
	void pass_gap (const flow_event &event, flow_state *state);
	void finish (flow_state *state, tree value);
	bool level_function_p ();
	bool all_known_p () const;
	void collect_tests ();
	void test (value_number value);
	void keep (tree value);
	void ask (value_number value, basic_block block);
	typedef hash_set<int_hash<value_number, 0, 1> > value_set;
	void find_groups (value_set *asked);
	void give_bit (value_number value, value_number group, value_set *asked);
	void share_bits (value_set *asked);
	void number_values ();
	void note_handed (basic_block block);
	void note_given_by_calls (basic_block block);
	uint64_t live_along (edge e);
	void find_live ();
	value_number group_of (value_number value);
	uint64_t relevance (value_number value);
	void know (const flow_condition &condition, flow_state *state);
	bool eventful_p (gimple *stmt);
	bool dull_p (basic_block block, const flow_state *state);
	bool first_visit_p (basic_block block, const flow_state *state);
	telling tells (tree value, int depth);
	telling name_tells (tree value, int depth);
	telling condition_tells (basic_block block);
	void depend_on (telling what, basic_block block, flow_state *state);
	int chooser (basic_block block);
	void choose (int parameter, const flow_condition &condition, flow_state *state);
	void need_post_dominators ();
	bool unavoidable_p (gimple *stmt);
	void find_meeting (basic_block block);
	bool harmless_p (basic_block block);
	void doubt (basic_block block, flow_state *state);
	void note_open (basic_block block, flow_state *state);

	flow_function *m_f;
	flow_values m_values;
	auto_vec<pending_path> m_work;
	auto_vec<flow_exit> m_exits;
	/* Needs of the CPU that are wrong here, and so not at the callers once more. */
	auto_vec<const flow_event *> m_proven;
	hash_set<int_hash<value_number, 0, 1> > m_visited;
	block_notes *m_blocks;
	/* Values that are tested, joined where a PHI hands one to the other. */
	hash_map<int_hash<value_number, 0, 1>, value_number> m_groups;
	hash_map<int_hash<value_number, 0, 1>, unsigned> m_tests;
	/* Where they are. */
	struct question { value_number value; basic_block block; };
	auto_vec<question, 32> m_questions;
	/* By value, its bit if that matters; if it is EXACT, of no other value. */
	hash_map<int_hash<value_number, 0, 1>, uint64_t> m_bits;
	unsigned m_nr_bits;
	bool m_exact;
	/* What PHIs hand on: in each direction. */
	struct handed { edge along; uint64_t result, argument; };
	auto_vec<handed, 16> m_handed;
	/* What tells () found out, by SSA_NAME_VERSION, and how far from the question. */
	struct told { bool known; int depth; telling says; };
	auto_vec<told> m_told;
	unsigned m_steps;
	bool m_second, m_candidates, m_post_dominators;
	bool m_fetches;		/* there are pointers to this CPU's copies */
	bool m_memory;		/* this walk is for allocated memory, and nothing else */
	bool m_level, m_sure;	/* level_function_p (), with callees of which all is known */
	bool m_not_zero, m_not_nonzero;	/* some path does not return it */
};

path_walker::path_walker (flow_function *f, bool memory)
	: m_f (f), m_values (f->fun), m_nr_bits (0), m_exact (false), m_steps (0),
	  m_second (false),
	  m_candidates (false), m_post_dominators (false), m_fetches (false),
	  m_memory (memory), m_level (false), m_sure (false), m_not_zero (false),
	  m_not_nonzero (false)
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

/* ---- which facts are worth keeping ---- */

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
				m_groups.put (group_of (m_values.number (from)),
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
			notes.group = relevance (notes.condition.value);
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
						  ? relevance (m_values.number (from)) : 0;

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
	const uint64_t group = relevance (condition.value);

	state->facts.forget (condition.value);
	if (group)
		state->facts.assume (condition, group);
}

/* ---- conditions ---- */

static location_t
expansion_point (location_t where)
{
	return linemap_resolve_location (line_table, where, LRK_MACRO_EXPANSION_POINT, NULL);
}

/* Is STMT the assembler text of smp_processor_id () or the like?  Nobody chose the CPU. */
static bool
this_cpu_p (const flow_function *f, gimple *stmt)
{
	if (gimple_code (stmt) != GIMPLE_ASM || !(f->actions & 1u << ACT_NEEDS_CPU))
		return false;
	for (const flow_event &event : f->events[gimple_bb (stmt)->index])
		if (event.entry->action == ACT_NEEDS_CPU
		    && expansion_point (event.where)
		       == expansion_point (gimple_location (stmt)))
			return true;
	return false;
}

/* Is STMT made of more than one name? */
static bool
several_names_p (gimple *stmt)
{
	unsigned names = 0;

	for (unsigned i = 1; i < gimple_num_ops (stmt); i++)
		names += gimple_op (stmt, i) && TREE_CODE (gimple_op (stmt, i)) == SSA_NAME;
	return names > 1;
}

/* Copies and conversions are followed far, but where there are more ways each counts. */
enum { FORK = 8 };

/*
 * What VALUE says of what the caller wants: nothing when it is whether a pointer is there
 * or a call worked.
 */
telling
path_walker::tells (tree value, int depth)
{
	if (CONSTANT_CLASS_P (value) || TREE_CODE (value) == ADDR_EXPR)
		return TELLS_NOTHING;
	if (TREE_CODE (value) != SSA_NAME || depth > 6 * FORK)
		return TELLS_ALL;

	const unsigned version = SSA_NAME_VERSION (value);

	if (version >= m_told.length ())
		m_told.safe_grow_cleared (num_ssa_names);
	/* What was found out from nearer is at least as exact. */
	if (!m_told[version].known || m_told[version].depth > depth) {
		const telling says = name_tells (value, depth);

		m_told[version] = { true, depth, says };
	}
	return m_told[version].says;
}

/* The same for VALUE, a name. */
telling
path_walker::name_tells (tree value, int depth)
{
	telling most = TELLS_NOTHING;
	gimple *stmt = SSA_NAME_DEF_STMT (value);

	if (SSA_NAME_IS_DEFAULT_DEF (value) && SSA_NAME_VAR (value)
	    && VAR_P (SSA_NAME_VAR (value)))
		return TELLS_NOTHING;
	if (SSA_NAME_IS_DEFAULT_DEF (value))
		return POINTER_TYPE_P (TREE_TYPE (value)) ? TELLS_NOTHING : TELLS_ALL;
	if (gimple_vuse (stmt) && is_gimple_assign (stmt))
		return POINTER_TYPE_P (TREE_TYPE (value)) ? TELLS_NOTHING : TELLS_SOME;
	/* What -ftrivial-auto-var-init leaves. */
	if (is_gimple_call (stmt) && gimple_call_internal_p (stmt)
	    && startswith (internal_fn_name (gimple_call_internal_fn (stmt)), "DEFERRED_INIT"))
		return TELLS_NOTHING;
	/* `Was it the last one?' is another question than `did it fail?' */
	if (is_gimple_call (stmt) && !gimple_call_internal_p (stmt))
		return TREE_CODE (TREE_TYPE (value)) != BOOLEAN_TYPE ? TELLS_NOTHING
								     : TELLS_SOME;
	if (this_cpu_p (m_f, stmt))
		return TELLS_NOTHING;
	/* Which of them it is has been told by the way here. */
	if (gphi *phi = dyn_cast<gphi *> (stmt)) {
		if (m_memory || gimple_phi_num_args (phi) > 6)
			return TELLS_ALL;
		for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
			if (gimple_phi_arg_def (phi, i) != value)
				most = MAX (most, tells (gimple_phi_arg_def (phi, i),
							 depth + 2 * FORK));
		return most;
	}
	if (!is_gimple_assign (stmt))
		return TELLS_ALL;
	const int farther = several_names_p (stmt) ? FORK : 1;

	for (unsigned i = 1; i < gimple_num_ops (stmt); i++) {
		tree operand = gimple_op (stmt, i);

		if (operand)
			most = MAX (most, tells (operand, depth + farther));
	}
	return most;
}

/* What BLOCK's condition says; which of two amounts is greater is not what one wants. */
telling
path_walker::condition_tells (basic_block block)
{
	block_notes &notes = m_blocks[block->index];
	gimple *stmt = last_stmt (block);

	if (notes.told)
		return notes.says;
	notes.told = true;
	/* Where it runs is another matter than what it is to do. */
	for (const flow_event &event : m_f->events[block->index])
		if (event.entry->action == ACT_ASKS)
			return notes.says = TELLS_NOTHING;
	if (gimple_code (stmt) == GIMPLE_SWITCH) {
		tree index = looked_through (gimple_switch_index (as_a<gswitch *> (stmt)));

		return notes.says = tells (index, 0);
	}
	tree a = gimple_cond_lhs (stmt), b = gimple_cond_rhs (stmt);

	notes.says = MAX (tells (a, 0), tells (b, 0));
	if (gimple_cond_code (stmt) != EQ_EXPR && gimple_cond_code (stmt) != NE_EXPR
	    && !CONSTANT_CLASS_P (looked_through (a))
	    && !CONSTANT_CLASS_P (looked_through (b)))
		notes.says = MIN (notes.says, TELLS_SOME);
	return notes.says;
}

/*
 * The way from here on depends on BLOCK's condition, or only up to where its ways meet
 * when nothing happens there.
 */
void
path_walker::depend_on (telling what, basic_block block, flow_state *state)
{
	if (what == TELLS_NOTHING)
		return;
	if (!state->meet && harmless_p (block)) {
		state->meet = m_blocks[block->index].meet;
		state->choice_before = state->choice;
	}
	if (state->meet) {
		state->conditional_to_meet = true;
		state->chosen_to_meet |= what == TELLS_ALL;
	} else {
		state->conditional = true;
		state->chosen |= what == TELLS_ALL;
	}
}

/* The parameter, from 0 on, that BLOCK's condition compares with a constant; -1: none. */
int
path_walker::chooser (basic_block block)
{
	const block_notes &notes = m_blocks[block->index];
	tree subject = notes.has_condition ? notes.condition.subject : NULL_TREE;

	return subject && INTEGRAL_TYPE_P (TREE_TYPE (subject))
	       ? parameter_number (m_f, subject) : -1;
}

/* CONDITION is about the parameter of that number, which decides about the way. */
void
path_walker::choose (int parameter, const flow_condition &condition, flow_state *state)
{
	tree type = TREE_TYPE (condition.subject);
	flow_fact range = { 0, HOST_WIDE_INT_MIN, HOST_WIDE_INT_MAX, 0, false, 0 };
	flow_choice &choice = state->choice;

	if (choice.parameter && choice.parameter != parameter + 1) {
		choice.unclear = true;
		return;
	}
	if (choice.parameter) {
		range.low = choice.low;
		range.high = choice.high;
	} else if (!type_range (type, &range.low, &range.high)) {
		choice.unclear = true;
		return;
	}
	if (!narrow_fact (&range, condition.code, condition.constant) || range.has_hole)
		choice.unclear = true;
	choice.parameter = parameter + 1;
	choice.low = range.low;
	choice.high = range.high;
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

/* GROUP is the condition's.  STATE is used up if this is the LAST way. */
void
path_walker::assume_and_enter (edge e, const flow_condition &condition, uint64_t group,
			       flow_state *state, bool last, int parameter)
{
	flow_state *next;

	if (group && !state->facts.allow (condition)) {
		if (last)
			delete state;
		return;
	}
	next = last ? state : new flow_state (*state);
	if (group)
		next->facts.assume (condition, group);
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

	const bool decided = notes.group && (!state->facts.allow (condition)
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
	assume_and_enter (yes, condition, notes.group, state, false, parameter);
	assume_and_enter (no, inverse, notes.group, state, true, parameter);
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
	const uint64_t group = relevance (condition.value);
	edge e;
	edge_iterator i;

	note_open (block, state);
	depend_on (condition_tells (block), block, state);
	state->choice.unclear |= condition_tells (block) == TELLS_ALL;
	FOR_EACH_EDGE (e, i, block->succs) {
		if (one_case (stmt, e, &condition.constant))
			assume_and_enter (e, condition, group, state, false);
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
		} else if (TREE_CODE (from) == SSA_NAME) {
			const flow_fact *fact = state->facts.find (m_values.number (from));

			if (fact) {
				a.fact = *fact;
				a.known = true;
			}
		}
		arrivals.safe_push (a);
	}
	for (arrival &a : arrivals) {
		a.fact.group = a.known ? relevance (a.value) : 0;
		state->facts.set (a.value, a.fact.group ? &a.fact : NULL);
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
		h.add_int (pointer.ended != NULL);
	}
	for (const flow_copy &copy : state->copies) {
		h.add_ptr (copy.name);
		h.add_ptr (copy.fetched);
		h.add_int (copy.open);
		h.add_ptr (copy.meet);
	}
	h.add_hwi (state->facts.hash ());
	if (m_memory) {
		inchash::hash of_memory;

		state->memory.hash (&of_memory);
		h.add_hwi (of_memory.end ());
	}
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

static void
note_exit_in_dump (const flow_exit &exit)
{
	fprintf (dump_file, "  %d: returns, depths",
		 expand_location (report_place (exit.where)).line);
	for (int hold = 0; hold < NR_HOLDS; hold++)
		fprintf (dump_file, " %d", exit.depth[hold]);
	fprintf (dump_file, ", unknown %x, doubted %x%s%s%s\n", exit.unknown,
		 exit.doubted, exit.zero ? ", zero" : "", exit.nonzero ? ", nonzero" : "",
		 exit.negative ? ", negative" : "");
}

/* A path ends, returning VALUE or nothing. */
void
path_walker::finish (flow_state *state, tree value)
{
	flow_exit out = {};

	if (m_memory) {
		note_memory_return (state, value);
		return;
	}
	memcpy (out.depth, state->depth, sizeof (out.depth));
	memcpy (out.entered, state->entered, sizeof (out.entered));
	memcpy (out.left, state->left, sizeof (out.left));
	out.saved = state->saved;
	out.lost = state->lost;
	out.unknown = state->unknown;
	out.doubted = state->doubted;
	out.dropped = state->dropped;
	out.drifted = state->drifted;
	out.where = state->where;
	if (m_fetches && !m_f->fetches)
		m_f->fetches = returned_fetch (m_f, value);
	value = value ? looked_through (value) : NULL_TREE;
	if (value && TREE_CODE (value) == INTEGER_CST && tree_fits_shwi_p (value)) {
		out.returns = true;
		out.zero = integer_zerop (value);
		out.nonzero = !out.zero;
		out.negative = tree_to_shwi (value) < 0;
		out.nonnegative = !out.negative;
	} else if (value && TREE_CODE (value) == SSA_NAME) {
		const flow_fact *fact = state->facts.find (m_values.number (value));

		out.returns = true;
		if (fact) {
			out.zero = fact->low == 0 && fact->high == 0;
			out.nonzero = fact->low > 0 || fact->high < 0
				      || (fact->has_hole && fact->hole == 0);
			out.negative = fact->high < 0;
			out.nonnegative = fact->low >= 0;
		}
	} else if (value) {
		out.returns = true;
		out.nonzero = TREE_CODE (value) == ADDR_EXPR;
	}
	m_not_zero |= !out.returns || !out.zero;
	m_not_nonzero |= !out.returns || !out.nonzero;
	m_exits.safe_push (out);
	if (dump_file)
		note_exit_in_dump (out);
}

/* ---- events ---- */

static void
note_events_in_dump (const flow_event &event, const flow_state *state)
{
	static const char *const actions[] = {
		"none", "enter", "leave", "try", "sleeps", "sleeps-gfp", "sleeps-user",
		"sleeps-rt", "needs-cpu", "fetches", "allocates", "frees", "asserts-held",
		"asserts-preemptible", "pagefault-off", "pagefault-on", "asks",
		"unknown", "call"
	};
	expanded_location at = expand_location (report_place (event.where));

	fprintf (dump_file, "  %d: %s %s, depths", at.line, actions[event.entry->action],
		 event_name (event));
	for (int hold = 0; hold < NR_HOLDS; hold++)
		fprintf (dump_file, " %d", state->depth[hold]);
	fprintf (dump_file, ", unknown %x, doubted %x\n", state->unknown, state->doubted);
}

/* The flags that EVENT's call is given: a constant, if one is known on this path. */
tree
path_walker::known_flags (const flow_event &event, const flow_state *state)
{
	tree flags = gfp_argument (event);
	const flow_fact *fact;

	if (!flags)
		return NULL_TREE;
	flags = looked_through (flags);
	fact = state->facts.find (m_values.number (flags));
	return fact && fact->low == fact->high
	       ? build_int_cst (unsigned_type_node, fact->low) : flags;
}

/* May the call of EVENT sleep? */
bool
path_walker::event_sleeps_p (const flow_event &event, const flow_state *state)
{
	switch (event.entry->action) {
	case ACT_SLEEPS:
		return true;
	case ACT_SLEEPS_GFP:
		return gfp_sleeps_p (known_flags (event, state));
	case ACT_SLEEPS_USER:
		return state->faults_off == 0;
	case ACT_CALL:
		return event.callee->sleeps
		       || (event.callee->passes_flags
			   && gfp_sleeps_p (known_flags (event, state)));
	default:
		return false;
	}
}

/* How many spin locks are held is not known behind EVENT. */
static void
blur_locks (const flow_event &event, flow_state *state)
{
	if (!(state->unknown >> HOLD_SPIN & 1)) {
		state->blurred_in = state->depth[HOLD_BH] > 0 ? state->entered[HOLD_BH] : NULL;
		state->before_blur = state->depth[HOLD_SPIN];
	}
	state->blurred_by = &event;
}

/*
 * The section of softirqs has ended that a helper took locks in, and another one released
 * them: one or two, or more.  Sections are in one another, so none of them is left.
 */
static void
end_blur (flow_state *state)
{
	const flow_event *last = state->blurred_by;

	if (!(state->unknown >> HOLD_SPIN & 1) || !state->blurred_in || !last
	    || state->depth[HOLD_BH] != 0 || state->blurred_in != state->entered[HOLD_BH]
	    || !(last->callee->ends & ~last->callee->begins & 1 << HOLD_SPIN))
		return;
	state->unknown &= ~(1u << HOLD_SPIN);
	state->depth[HOLD_SPIN] = state->before_blur;
}

/* The depths become those behind NET. */
static void
apply_net (flow_state *state, const flow_net &net, const flow_event &event)
{
	if (net.depth[HOLD_IRQ])
		state->saved = NULL;
	if (net.depth[HOLD_IRQ]
	    || (event.callee && (event.callee->touched >> HOLD_IRQ & 1))) {
		state->irqs_on = false;
		state->lost = NULL;
	}
	if (!net.known && (event.callee->touched >> HOLD_SPIN & 1))
		blur_locks (event, state);
	for (int hold = 0; hold < NR_DEPTHS; hold++) {
		const int change = net.depth[hold], depth = state->depth[hold] + change;

		if (change > 0)
			state->entered[hold] = &event;
		else if (change < 0)
			state->left[hold] = &event;
		state->depth[hold] = MIN (MAX (depth, -deepest), deepest);
		if (!net.known && (event.callee->touched >> hold & 1))
			state->unknown |= 1 << hold;
	}
}

/* The path goes on twice, with the result zero and with another. */
void
path_walker::fork_on_result (const flow_event &event, const flow_net &zero,
			     const flow_net &nonzero, flow_state *state,
			     gimple_stmt_iterator at)
{
	tree result = gimple_get_lhs (event.stmt);
	flow_condition condition = { 0, EQ_EXPR, 0, NULL_TREE };

	gsi_next_nondebug (&at);
	for (int i = 0; i < 2; i++) {
		flow_state *next = new flow_state (*state);

		apply_net (next, i ? nonzero : zero, event);
		condition.code = i ? NE_EXPR : EQ_EXPR;
		if (result && TREE_CODE (result) == SSA_NAME) {
			condition.value = m_values.number (result);
			know (condition, next);
		}
		m_work.safe_push ({ gimple_bb (event.stmt), at, next });
	}
}

/* Does every path through the function come to STMT? */
bool
path_walker::unavoidable_p (gimple *stmt)
{
	need_post_dominators ();
	return dominated_by_p (CDI_POST_DOMINATORS,
			       single_succ (ENTRY_BLOCK_PTR_FOR_FN (m_f->fun)),
			       gimple_bb (stmt));
}

void
path_walker::note_sleep (const flow_event &event, flow_state *state)
{
	/* Whoever asked knows; and nobody waits while the kernel boots. */
	if (state->asked || m_f->boots)
		return;
	if (state->cpu_held_p ()) {
		m_candidates = true;
		if (m_second)
			check_sleep (event, state);
		return;
	}
	if (!state->cpu_free_p ())
		return;
	if (!state->conditional && !m_f->sleeps)
		m_f->sleeps = &event;
	if (m_f->summary && !m_f->always_sleeps
	    && (!event.callee || event.callee->always_sleeps) && unavoidable_p (event.stmt))
		m_f->always_sleeps = &event;
	if (m_f->contexts) {
		m_candidates = true;
		if (m_second)
			check_sleep_in_context (m_f, event);
	}
	/* Where a task only lets others run it may still be bound to its CPU. */
	if (event.entry->arg == YIELDS_ONLY && event.entry->action == ACT_SLEEPS)
		return;
	if (!state->preemptible) {
		state->preemptible = &event;
		state->open_since_proof = false;
	}
	if (state->need) {
		m_candidates = true;
		if (m_second)
			check_preempt (m_f, state->need, &event, !state->open_since_need);
		if (!proven_p (state->need))
			m_proven.safe_push (state->need);
		if (m_f->needs_cpu == state->need)
			m_f->needs_cpu = NULL;
		state->need = NULL;
	}
}

/*
 * Does the way that STATE has come depend on what the caller of F wants?  Who calls a static
 * function that takes nothing has no other way to say it than a variable, and would have to
 * set that for every call.
 */
static bool
wanted_by_caller_p (const flow_function *f, const flow_state *state)
{
	return TREE_PUBLIC (f->node->decl) || DECL_ARGUMENTS (f->node->decl)
	       ? state->conditional : state->chosen;
}

/* With PREEMPT_RT EVENT sleeps, or a lock that it takes does. */
void
path_walker::note_sleep_rt (const flow_event &event, const flow_state *state)
{
	if (!rt || state->asked || m_f->boots || names_rt_p (m_f)
	    || ((state->unknown | state->doubted) >> HOLD_RT & 1))
		return;
	if (state->depth[HOLD_RT] > 0) {
		m_candidates = true;
		if (m_second)
			check_sleep_rt (event, state);
		return;
	}
	if (state->depth[HOLD_RT] < 0)
		return;
	if (!wanted_by_caller_p (m_f, state) && !m_f->sleeps_rt)
		m_f->sleeps_rt = &event;
	if (m_f->summary && !m_f->always_sleeps_rt
	    && (!event.callee || event.callee->always_sleeps_rt)
	    && unavoidable_p (event.stmt))
		m_f->always_sleeps_rt = &event;
}

/* The flags that the caller gives decide whether EVENT sleeps. */
void
path_walker::note_passed_flags (const flow_event &event, const flow_state *state)
{
	tree flags = gfp_argument (event);
	int n = 0;

	if (!flags || m_f->passes_flags || state->conditional || !state->cpu_free_p ())
		return;
	flags = looked_through (flags);
	if (TREE_CODE (flags) != SSA_NAME || !SSA_NAME_IS_DEFAULT_DEF (flags))
		return;
	for (tree parm = DECL_ARGUMENTS (m_f->node->decl); parm; parm = DECL_CHAIN (parm), n++)
		if (parm == SSA_NAME_VAR (flags)) {
			m_f->passes_flags = &event;
			m_f->flags = n;
		}
}

/*
 * The function ended its own section, and enabled the interrupts of its caller's: NEED of
 * the CPU comes too late, whatever else is to be known of the callers.
 */
void
path_walker::note_need_when_freed (const flow_event &event, const flow_state *state)
{
	if (!state->cpu_freed_p () || state->depth[HOLD_MIGRATE] != 0 || !state->preemptible
	    || state->preemptible->entry->action != ACT_LEAVE || m_f->pinned || m_f->boots)
		return;
	m_candidates = true;
	if (m_second)
		check_preempt (m_f, &event, state->preemptible, !state->open_since_proof);
}

void
path_walker::note_need (const flow_event &event, flow_state *state)
{
	if (m_f->summary && !event.callee)
		note_need_in_summary (m_f, event, state);
	if (state->irqs_on && state->depth[HOLD_IRQ] < 0) {
		note_need_when_freed (event, state);
		return;
	}
	if (!state->cpu_free_p () || m_f->pinned || m_f->boots || m_f->expects_held)
		return;
	if (state->depth[HOLD_MIGRATE] != 0) {
		if (state->depth[HOLD_MIGRATE] < 0 || !operation_p (event)
		    || ((state->unknown | state->doubted) >> HOLD_MIGRATE & 1))
			return;
		m_candidates = true;
		if (m_second)
			check_unprotected (event, state);
		return;
	}
	if (!state->chosen && !state->preemptible && !m_f->needs_cpu && !proven_p (&event))
		m_f->needs_cpu = &event;
	if (state->preemptible) {
		m_candidates = true;
		if (m_second)
			check_preempt (m_f, &event, state->preemptible,
				       !state->open_since_proof);
	} else if (!state->need) {
		state->need = &event;
		state->open_since_need = false;
	}
}

/* Says F that its caller holds the CPU?  Then it is for the callers. */
void
path_walker::note_assertion (const flow_event &event, const flow_state *state)
{
	if (m_f->summary)
		note_need_in_summary (m_f, event, state);
	if (!m_f->needs_cpu && !state->conditional && state->cpu_free_p ()
	    && state->depth[HOLD_MIGRATE] == 0 && !m_f->expects_held)
		m_f->needs_cpu = &event;
}

static void
enter (const flow_event &event, flow_state *state)
{
	for (int hold = 0; hold < NR_DEPTHS; hold++)
		if (event.entry->holds >> hold & 1) {
			state->entered[hold] = &event;
			if (state->depth[hold] < deepest)
				state->depth[hold]++;
		}
	if (event.entry->holds >> HOLD_IRQ & 1) {
		state->irqs_on = false;
		state->lost = NULL;
		if (state->depth[HOLD_IRQ] == 1)
			state->saved = event.entry->arg == SAVES_IRQS ? &event : NULL;
	}
}

/* EVENT has restored or enabled interrupts. */
static void
leave_irqs (const flow_event &event, flow_state *state)
{
	state->irqs_on = event.entry->arg == ENABLES_IRQS;
	state->lost = state->irqs_on && state->depth[HOLD_IRQ] == 0 && state->saved
		      ? &event : NULL;
}

/* HOLD may be at a depth below that of the begin. */
void
path_walker::note_dropped (int hold, flow_state *state)
{
	if (state->depth[hold] >= 0 || hold == HOLD_RT)
		return;
	m_f->expects_held = true;
	if (!state->entered[hold])
		state->dropped |= 1 << hold;
}

/* Softirqs disabled by rcu_read_lock_bh () say something of RCU only. */
static bool
bh_alone_p (const call_entry *entry)
{
	return entry->holds == 1 << HOLD_BH && !entry->next && !startswith (entry->name, "rcu");
}

/* Is EVENT the local_bh_enable () to the function's own local_bh_disable ()? */
static bool
ends_own_bh_p (const flow_event &event, const flow_state *state)
{
	const flow_event *begin = state->entered[HOLD_BH];

	return bh_alone_p (event.entry) && begin && state->depth[HOLD_BH] == 1
	       && begin->entry->action == ACT_ENTER && bh_alone_p (begin->entry);
}

void
path_walker::leave (const flow_event &event, flow_state *state)
{
	const unsigned own = 1 << HOLD_PREEMPT | (ends_own_bh_p (event, state) ? 1 << HOLD_BH : 0);

	for (int hold = 0; hold < NR_DEPTHS; hold++)
		if (event.entry->holds >> hold & 1) {
			state->left[hold] = &event;
			if (state->depth[hold] > -deepest)
				state->depth[hold]--;
			note_dropped (hold, state);
		}
	if (event.entry->holds >> HOLD_IRQ & 1)
		leave_irqs (event, state);
	if (event.entry->holds >> HOLD_BH & 1)
		end_blur (state);
	if (!m_f->pinned)
		m_candidates |= note_section_end (event, state);
	/* Who disables preemption, or softirqs alone, believes that it was enabled. */
	if ((event.entry->holds & own) && state->cpu_freed_p () && !state->preemptible
	    && state->depth[HOLD_MIGRATE] == 0 && !m_f->pinned) {
		state->preemptible = &event;
		state->open_since_proof = false;
	}
}

/* The result is always zero, or never. */
void
path_walker::know_result (const flow_event &event, bool nonzero, flow_state *state)
{
	tree result = gimple_get_lhs (event.stmt);
	flow_condition condition = { 0, nonzero ? NE_EXPR : EQ_EXPR, 0, NULL_TREE };

	if (!result || TREE_CODE (result) != SSA_NAME)
		return;
	condition.value = m_values.number (result);
	know (condition, state);
}

/* Is CALL ERR_PTR () of a constant? */
static bool
error_pointer_p (gimple *call)
{
	tree callee = gimple_call_fndecl (call), result = gimple_call_lhs (call), error;

	if (!callee || !DECL_NAME (callee) || !result || TREE_CODE (result) != SSA_NAME
	    || gimple_call_num_args (call) != 1
	    || !id_equal (DECL_NAME (callee), "ERR_PTR"))
		return false;
	error = looked_through (gimple_call_arg (call, 0));
	return TREE_CODE (error) == INTEGER_CST && tree_int_cst_sgn (error) < 0;
}

/* It gives a pointer that says so. */
void
path_walker::know_error_pointer (gimple *stmt, flow_state *state)
{
	flow_condition condition = { 0, LT_EXPR, 0, NULL_TREE };

	if (!error_pointer_p (stmt))
		return;
	condition.value = m_values.number (gimple_call_lhs (stmt));
	know (condition, state);
}

/*
 * The callee of EVENT ends sections of the caller's and begins them again, on each of its
 * paths: in between the task may have been moved.
 */
void
path_walker::pass_gap (const flow_event &event, flow_state *state)
{
	const unsigned gaps = event.callee->gaps;

	if (!gaps)
		return;
	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (gaps >> hold & 1) {
			state->depth[hold]--;
			note_dropped (hold, state);
		}
	if (!m_f->pinned)
		m_candidates |= note_section_end (event, state);
	for (int hold = 0; hold < NR_HOLDS; hold++)
		state->depth[hold] += gaps >> hold & 1;
}

/* False: the path forked, and has been queued. */
bool
path_walker::handle (const flow_event &event, flow_state *state, gimple_stmt_iterator at)
{
	if (m_memory) {
		if (event.callee && (event.callee->always_zero
				     || event.callee->always_nonzero))
			know_result (event, event.callee->always_nonzero, state);
		return true;
	}
	if (dump_file)
		note_events_in_dump (event, state);
	switch (event.entry->action) {
	case ACT_ENTER:
		enter (event, state);
		return true;
	case ACT_LEAVE:
		leave (event, state);
		return true;
	case ACT_TRY: {
		flow_net held = { true, {} }, free = { true, {} };

		for (const call_entry *entry = event.entry; entry; entry = entry->next)
			for (int hold = 0; hold < NR_DEPTHS; hold++)
				if (entry->holds >> hold & 1)
					held.depth[hold]++;
		if (event.entry->arg)
			fork_on_result (event, free, held, state, at);
		else
			fork_on_result (event, held, free, state, at);
		return false;
	}
	case ACT_SLEEPS:
	case ACT_SLEEPS_GFP:
	case ACT_SLEEPS_USER:
		if (event_sleeps_p (event, state))
			note_sleep (event, state);
		else if (event.entry->action == ACT_SLEEPS_GFP) {
			note_passed_flags (event, state);
			note_sleep_rt (event, state);
		}
		return true;
	case ACT_SLEEPS_RT:
		note_sleep_rt (event, state);
		return true;
	case ACT_NEEDS_CPU:
		note_need (event, state);
		return true;
	case ACT_FETCHES:
		note_fetch (event, state);
		return true;
	case ACT_ASSERTS_HELD:
		note_assertion (event, state);
		state->held = true;
		return true;
	case ACT_PAGEFAULT_OFF:
		state->faults_off++;
		return true;
	case ACT_PAGEFAULT_ON:
		state->faults_off -= state->faults_off > 0;
		return true;
	case ACT_ASKS:
		state->asked = true;
		return true;
	case ACT_UNKNOWN:
		state->blurred_in = NULL;
		state->unknown = (1 << NR_DEPTHS) - 1;
		return true;
	case ACT_CALL:
		break;
	default:
		return true;
	}

	const flow_function *callee = event.callee;

	if (!callee->walked)
		return true;
	if (callee->needs_cpu)
		note_need (event, state);
	if (event_sleeps_p (event, state))
		note_sleep (event, state);
	else if (callee->passes_flags)
		note_passed_flags (event, state);
	if (callee->sleeps_rt)
		note_sleep_rt (event, state);
	if (callee->always_zero || callee->always_nonzero)
		know_result (event, callee->always_nonzero, state);
	if (!callee->touched) {
		if (callee->fetches)
			note_fetch (event, state);
		return true;
	}
	if (memcmp (&callee->zero, &callee->nonzero, sizeof (callee->zero)) == 0) {
		pass_gap (event, state);
		apply_net (state, callee->zero, event);
		for (int hold = 0; hold < NR_HOLDS; hold++)
			note_dropped (hold, state);
		if (callee->fetches)
			note_fetch (event, state);
		if (callee->ends && !m_f->pinned)
			m_candidates |= note_section_end (event, state);
		return true;
	}
	fork_on_result (event, callee->zero, callee->nonzero, state, at);
	return false;
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
		if (m_second)
			check_stale_use (m_f, path.state, stmt);
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

} // anonymous namespace

/* ---- what callers have to know ---- */

/* Adds the way of EXIT to NET, of which COUNT others are known. */
static void
join_net (flow_net *net, const flow_exit &exit, int *count)
{
	if (exit.unknown)
		net->known = false;
	else if ((*count)++ == 0)
		memcpy (net->depth, exit.depth, sizeof (net->depth));
	else if (memcmp (net->depth, exit.depth, sizeof (net->depth)) != 0)
		net->known = false;
}

/*
 * The end of a guard's scope, by the naming of include/linux/cleanup.h.  The guard may be
 * empty, which its constructor tells: when that is sure to begin a section, it is not.
 */
static bool
guard_destructor_p (const_tree decl)
{
	const char *name = DECL_NAME (decl) ? IDENTIFIER_POINTER (DECL_NAME (decl)) : "";
	const size_t length = strlen (name), end = strlen ("_destructor");

	return startswith (name, "class_") && length > end
	       && !strcmp (name + length - end, "_destructor");
}

static bool
level_p (const flow_exit &exit)
{
	for (int hold = 0; hold < NR_HOLDS; hold++)
		if (exit.depth[hold] || (exit.unknown >> hold & 1))
			return false;
	return true;
}

/* Does LEFT end what another path has begun itself?  Then it is not there for callers. */
static bool
ends_own_p (const flow_event *left, int hold, const vec<flow_exit> &exits)
{
	for (const flow_exit &exit : exits)
		if (exit.depth[hold] == 0 && exit.entered[hold] && exit.left[hold] == left
		    && !((exit.unknown | exit.dropped) >> hold & 1))
			return true;
	return false;
}

static void
summarize (flow_function *f, const vec<flow_exit> &all)
{
	int zeros = 0, nonzeros = 0;
	auto_vec<flow_exit> exits;

	for (const flow_exit &exit : all)
		if (!guard_destructor_p (f->node->decl) || !level_p (exit))
			exits.safe_push (exit);
	if (exits.is_empty ())
		exits.safe_splice (all);

	f->zero = f->nonzero = { true, {} };
	f->always_zero = f->always_nonzero = !exits.is_empty ();
	f->releases = 0;
	f->gaps = exits.is_empty () ? 0 : ~0u;
	for (const flow_exit &exit : exits) {
		f->gaps &= exit.dropped & ~exit.unknown & ~exit.doubted;
		for (int hold = 0; hold < NR_HOLDS; hold++)
			if (exit.depth[hold] != 0)
				f->gaps &= ~(1u << hold);
		for (int hold = 0; hold < NR_HOLDS; hold++)
			if (exit.depth[hold] < 0 && !exit.entered[hold]
			    && !(exit.unknown >> hold & 1)
			    && !ends_own_p (exit.left[hold], hold, exits))
				f->releases |= 1 << hold;
		f->always_zero &= exit.returns && exit.zero;
		f->always_nonzero &= exit.returns && exit.nonzero;
		if (!exit.nonzero)
			join_net (&f->zero, exit, &zeros);
		if (!exit.zero)
			join_net (&f->nonzero, exit, &nonzeros);
	}
	/* One of the two never happens. */
	if (!zeros && f->zero.known)
		f->zero = f->nonzero;
	if (!nonzeros && f->nonzero.known)
		f->nonzero = f->zero;
}

static void
note_summary_in_dump (const flow_function *f)
{
	const flow_event *const needs[] = { f->sleeps, f->needs_cpu, f->passes_flags };
	static const char *const words[] = { "sleeps", "needs the CPU", "passes flags" };

	for (unsigned i = 0; i < ARRAY_SIZE (needs); i++)
		if (needs[i])
			fprintf (dump_file, "  %s by %s\n", words[i], event_name (*needs[i]));
	if (f->pinned || f->boots || f->expects_held)
		fprintf (dump_file, " %s%s%s\n", f->pinned ? " pinned" : "",
			 f->boots ? " boots" : "", f->expects_held ? " expects a hold" : "");
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
