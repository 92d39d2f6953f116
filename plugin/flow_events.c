/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an event does to a path: sections that begin and end, sleeps, needs of the CPU. */
#include "flow_paths.h"

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
	/* The outermost section of interrupts is another one from here on. */
	if (net.depth[HOLD_IRQ]
	    && (state->depth[HOLD_IRQ] == 0
		|| state->depth[HOLD_IRQ] + net.depth[HOLD_IRQ] <= 0))
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

/* EVENT sleeps where nothing holds the CPU. */
void
path_walker::note_possible_move (const flow_event &event, flow_state *state)
{
	if (!m_f->pinned && !m_f->expects_held && !state->depth[HOLD_MIGRATE])
		m_candidates |= note_move (event, state);
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
	if (event.entry->arg == YIELDS_ONLY && event.entry->action == ACT_SLEEPS) {
		if (state->preemptible && !state->open_since_proof)
			note_possible_move (event, state);
		return;
	}
	note_possible_move (event, state);
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

	if (event.entry->holds >> HOLD_IRQ & 1)
		m_candidates |= irqs_mixed_p (m_f, event, state, m_second);
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
bool
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

/* By which a function may show that it sleeps. */
static const unsigned sleeping = 1u << ACT_SLEEPS | 1u << ACT_SLEEPS_GFP | 1u << ACT_SLEEPS_USER
				 | 1u << ACT_CALL;

/* Does what EVENT fetches have to be of this CPU?  raw_cpu_ptr () takes any. */
static bool
means_this_cpu_p (const flow_function *f, const flow_event &event)
{
	for (const flow_event &other : f->events[gimple_bb (event.stmt)->index])
		if (other.stmt == event.stmt && other.entry->action == ACT_NEEDS_CPU)
			return true;
	return false;
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
		if ((m_f->actions & sleeping) && means_this_cpu_p (m_f, event))
			note_loose_fetch (event, state);
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
		if (callee->zero.known && callee->zero.depth[HOLD_IRQ] == -1)
			m_candidates |= irqs_mixed_p (m_f, event, state, m_second);
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
