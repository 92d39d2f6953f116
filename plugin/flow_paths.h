/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The walk of a function's paths.
 *
 *	flow_paths.c	from block to block
 *	flow_events.c	what an event does to a path
 *	flow_irqs.c	interrupts: sections in one another
 *	flow_live.c	what has to be known of values
 *	flow_wish.c	what conditions say of what the caller wants
 *	flow_exits.c	how paths end, and what callers have to know of that
 *	flow_state.c	what is known at a point of a path
 */
#ifndef PERCPU_FLOW_PATHS_H
#define PERCPU_FLOW_PATHS_H

#include "flow.h"

/* Sections within each other of which is known how many there are. */
static const int deepest = 16;

/* What a condition says of what the caller wants: memory may tell some, a parameter all. */
enum telling { TELLS_NOTHING, TELLS_SOME, TELLS_ALL };

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
	uint64_t bit;			/* of what it is about */
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
	typedef hash_set<int_hash<value_number, 0, 1> > value_set;

	/* ---- flow_paths.c ---- */
	void need_post_dominators ();
	void find_meeting (basic_block block);
	bool harmless_p (basic_block block);
	void doubt (basic_block block, flow_state *state);
	void note_open (basic_block block, flow_state *state);
	void follow (basic_block block, flow_state *state);
	void follow_condition (basic_block block, gimple *stmt, flow_state *state);
	void follow_switch (basic_block block, gswitch *stmt, flow_state *state);
	void assume_and_enter (edge e, const flow_condition &condition, uint64_t bit,
			       flow_state *state, bool last, int parameter = -1);
	void enter_block (edge e, flow_state *state);
	void enter_phis (edge e, flow_state *state);
	bool known_of (tree from, const flow_state *state, flow_fact *fact);
	bool first_visit_p (basic_block block, const flow_state *state);
	void note_turn (edge e, flow_state *state);
	unsigned drifting (const class loop *loop);
	bool each_turn_begins_p (const class loop *loop, int hold);
	void walk_on (pending_path path);
	bool eventful_p (gimple *stmt);
	bool dull_p (basic_block block, const flow_state *state);
	bool all_known_p () const;

	/* ---- flow_events.c ---- */
	bool handle (const flow_event &event, flow_state *state,
		     gimple_stmt_iterator at);
	void fork_on_result (const flow_event &event, const flow_net &zero,
			     const flow_net &nonzero, flow_state *state,
			     gimple_stmt_iterator at);
	tree known_flags (const flow_event &event, const flow_state *state);
	bool event_sleeps_p (const flow_event &event, const flow_state *state);
	bool unavoidable_p (gimple *stmt);
	void leave (const flow_event &event, flow_state *state);
	void pass_gap (const flow_event &event, flow_state *state);
	void note_dropped (int hold, flow_state *state);
	void note_possible_move (const flow_event &event, flow_state *state);
	void note_sleep (const flow_event &event, flow_state *state);
	void note_sleep_rt (const flow_event &event, const flow_state *state);
	void note_passed_flags (const flow_event &event, const flow_state *state);
	void note_need (const flow_event &event, flow_state *state);
	void note_need_when_freed (const flow_event &event, const flow_state *state);
	void note_assertion (const flow_event &event, const flow_state *state);
	void know_result (const flow_event &event, bool nonzero, flow_state *state);
	void know_error_pointer (gimple *stmt, flow_state *state);

	/* ---- flow_live.c ---- */
	bool level_function_p ();
	bool comparison_p (tree from, flow_condition *out);
	value_number subject_of (tree from);
	void collect_tests ();
	void test (value_number value);
	void keep (tree value);
	void ask (value_number value, basic_block block);
	value_number group_of (value_number value);
	void find_groups (value_set *asked);
	void give_bit (value_number value, value_number group, value_set *asked);
	void share_bits (value_set *asked);
	void number_values ();
	uint64_t relevance (value_number value);
	void note_handed (basic_block block);
	void note_given_by_calls (basic_block block);
	uint64_t live_along (edge e);
	void find_live ();
	void know (const flow_condition &condition, flow_state *state);

	/* ---- flow_wish.c ---- */
	telling tells (tree value, int depth);
	telling name_tells (tree value, int depth);
	telling condition_tells (basic_block block);
	void depend_on (telling what, basic_block block, flow_state *state);
	int chooser (basic_block block);
	void choose (int parameter, const flow_condition &condition, flow_state *state);

	/* ---- flow_exits.c ---- */
	void finish (flow_state *state, tree value);

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
	unsigned m_nr_bits = 0;
	bool m_exact = false;
	/* What PHIs hand on: in each direction. */
	struct handed { edge along; uint64_t result, argument; };
	auto_vec<handed, 16> m_handed;
	/* What tells () found out, by SSA_NAME_VERSION, and how far from the question. */
	struct told { bool known; int depth; telling says; };
	auto_vec<told> m_told;
	unsigned m_steps = 0;
	bool m_second = false;		/* the walk that reports */
	bool m_candidates = false;	/* there is something to report */
	bool m_post_dominators = false;	/* are known, and to be freed */
	bool m_fetches = false;		/* there are pointers to this CPU's copies */
	bool m_memory;			/* this walk is for allocated memory, and nothing else */
	bool m_level = false;		/* level_function_p (), */
	bool m_sure = false;		/* with callees of which all is known */
	bool m_not_zero = false, m_not_nonzero = false;	/* some path does not return it */
};

/* ---- flow_events.c ---- */

bool error_pointer_p (gimple *call);

/* ---- flow_irqs.c ---- */

bool irqs_mixed_p (const flow_function *f, const flow_event &event, const flow_state *state,
		   bool report);

/* ---- flow_exits.c ---- */

void summarize (flow_function *f, const vec<flow_exit> &all);
void note_summary_in_dump (const flow_function *f);

#endif
