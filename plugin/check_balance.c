/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-balance]: a path that leaves the function with the CPU held, or that releases
 * what it does not hold.
 *
 * A function may do so on purpose.  It does when all its paths do alike, and the unit
 * has the counterpart; or when its result says so: held on success, or when it is true.
 */
#include "flow.h"

/* Holds whose balance is looked at.  Those of a lock are the lock's own matter. */
static const unsigned balanced = 1 << HOLD_PREEMPT | 1 << HOLD_BH | 1 << HOLD_IRQ
				 | 1 << HOLD_MIGRATE;

/* What HOLD does, as messages say it. */
const char *
hold_name (enum hold hold)
{
	switch (hold) {
	case HOLD_PREEMPT:
		return G_("preemption disabled");
	case HOLD_BH:
		return G_("softirqs disabled");
	case HOLD_IRQ:
		return G_("interrupts disabled");
	case HOLD_MIGRATE:
		return G_("migration disabled");
	case HOLD_SPIN:
		return G_("a spin lock held");
	default:
		return G_("an RCU section open");
	}
}

/* Is EVENT about a lock as well? */
static bool
lock_p (const flow_event *event)
{
	if (event->callee)
		return event->callee->touched >> HOLD_SPIN & 1;
	for (const call_entry *entry = event->entry; entry; entry = entry->next)
		if (entry->holds >> HOLD_SPIN & 1)
			return true;
	return event->entry->holds >> HOLD_SPIN & 1;
}

/* A lock's name stands for several holds: one entry is in front of the other. */
static bool
lock_event_p (const flow_function *f, const flow_event *event)
{
	if (!event || lock_p (event))
		return true;
	for (const flow_event &other : f->events[gimple_bb (event->stmt)->index])
		if (other.stmt == event->stmt && lock_p (&other))
			return true;
	return false;
}

/* Is it certain that EXIT has HOLD at another depth than the begin? */
static bool
uneven_p (const flow_function *f, const flow_exit &exit, int hold)
{
	if (!exit.depth[hold] || ((exit.unknown | exit.doubted) >> hold & 1))
		return false;
	return !lock_event_p (f, exit.depth[hold] > 0 ? exit.entered[hold]
						     : exit.left[hold]);
}

/* Does what EXIT returns mean that it worked?  When nothing is known it may. */
static bool
success_p (const flow_exit &exit, const_tree type)
{
	if (POINTER_TYPE_P (type) || TREE_CODE (type) == BOOLEAN_TYPE)
		return !exit.zero && !exit.negative;
	return !exit.negative;
}

/* Does the result of F tell whether HOLD is held? */
static bool
told_by_result_p (const flow_function *f, const vec<flow_exit> &exits, int hold)
{
	tree type = TREE_TYPE (TREE_TYPE (f->node->decl));
	bool by_success = true, by_value = true, by_zero = true;

	if (VOID_TYPE_P (type))
		return false;
	for (const flow_exit &exit : exits) {
		if (exit.unknown >> hold & 1)
			continue;
		const bool held = exit.depth[hold] != 0;

		by_success &= held == success_p (exit, type)
			      && (held || exit.negative || exit.zero);
		by_value &= held ? !exit.zero && !exit.negative : exit.zero;
		by_zero &= held ? exit.zero : exit.nonzero;
	}
	return by_success || by_value || by_zero;
}

static bool
level_p (const vec<flow_exit> &exits, int hold)
{
	for (const flow_exit &exit : exits)
		if (exit.depth[hold] == 0 && !(exit.unknown >> hold & 1))
			return true;
	return false;
}

/* Does a path of F that ended HOLD return 0 as EXIT does?  Then no caller knows. */
static bool
ambiguous_p (const flow_function *f, const flow_exit &exit, const vec<flow_exit> &exits,
	     int hold)
{
	if (!exit.zero || !(f->ends >> hold & 1))
		return false;
	for (const flow_exit &other : exits)
		if (other.zero && other.depth[hold] == 0 && other.entered[hold]
		    && !((other.unknown | other.doubted) >> hold & 1))
			return true;
	return false;
}

/*
 * Does EXIT end, by the same statement as a path that is level, what that path began and
 * this one did not?
 */
static bool
ended_unbegun_p (const flow_exit &exit, const vec<flow_exit> &exits, int hold)
{
	for (const flow_exit &other : exits)
		if (other.depth[hold] == 0 && other.entered[hold]
		    && other.left[hold] == exit.left[hold]
		    && !((other.unknown | other.doubted | other.dropped) >> hold & 1))
			return true;
	return false;
}

/*
 * Does EXIT end more of HOLD than there is?  TOLD: the result tells, so callers may know.  But
 * none of them means a path that has begun a section, has ended it, and then goes where
 * others end theirs.
 */
static bool
released_wrongly_p (const flow_exit &exit, const vec<flow_exit> &exits, int hold, bool told)
{
	const bool others_end = ended_unbegun_p (exit, exits, hold);

	if (!exit.entered[hold])
		return !told && others_end;
	return !(exit.dropped >> hold & 1) && (!told || others_end);
}

/*
 * Does EXIT leave interrupts enabled, whatever they were when they were saved?  To lock
 * with one and to unlock with the other is a matter of the lock.
 */
static bool
lost_p (const flow_function *f, const flow_exit &exit)
{
	return exit.lost && exit.depth[HOLD_IRQ] == 0
	       && !((exit.unknown | exit.doubted) >> HOLD_IRQ & 1)
	       && !lock_event_p (f, exit.saved) && !lock_event_p (f, exit.lost);
}

/* Is a second walk worth it? */
bool
balance_matters_p (const flow_function *f, const vec<flow_exit> &exits)
{
	for (const flow_exit &exit : exits) {
		if (lost_p (f, exit))
			return true;
		for (int hold = 0; hold < NR_HOLDS; hold++)
			if ((balanced >> hold & 1) && uneven_p (f, exit, hold))
				return true;
	}
	return false;
}

/* Where EVENT is, and what it comes to when it is a call of this unit's functions. */
void
explain_event (const flow_event *event)
{
	inform (report_place (event->where), "by %qs here", event_name (*event));
}

static void
report_held (const flow_exit &exit, int hold)
{
	const flow_event *entered = exit.entered[hold];
	location_t where = report_place (exit.where);
	rich_location richloc (line_table, where);

	if (!check_enabled_p (CHECK_balance, where))
		return;
	if (percpu_report (CHECK_balance, &richloc, where,
			   "this path returns with %s, which %qs began and nothing "
			   "ends", _(hold_name ((enum hold) hold)),
			   event_name (*entered)))
		inform (report_place (entered->where), "it begins here");
}

static void
report_released (const flow_exit &exit, int hold)
{
	const flow_event *left = exit.left[hold];
	location_t where = report_place (left->where);
	rich_location richloc (line_table, where);

	if (!check_enabled_p (CHECK_balance, where))
		return;
	if (percpu_report (CHECK_balance, &richloc, where,
			   "%qs ends a section that this path has not begun, or has "
			   "ended before (%s)", event_name (*left),
			   _(hold_name ((enum hold) hold)))
	    && exit.entered[hold])
		inform (report_place (exit.entered[hold]->where),
			"a section began here");
}

static void
report_lost (const flow_exit &exit)
{
	location_t where = report_place (exit.lost->where);
	rich_location richloc (line_table, where);

	if (!check_enabled_p (CHECK_balance, where))
		return;
	if (percpu_report (CHECK_balance, &richloc, where,
			   "%qs enables interrupts, which %qs may have found disabled",
			   event_name (*exit.lost), event_name (*exit.saved)))
		inform (report_place (exit.saved->where), "what was saved here "
			"is not restored");
}

/* What cannot be judged before the whole unit has been seen. */
struct held_exit {
	flow_exit exit;
	int hold;
	bool always;	/* no path of the function ends it, or the result tells */
	bool ambiguous;	/* another path returns the same, and has ended it */
	const flow_function *function;
};

static auto_vec<held_exit> held_exits;

/*
 * May F begin a section of HOLD for others to end?  Inline functions may, and what
 * another unit makes of them is not seen.  Static ones leave it to their callers, which
 * are looked at themselves.
 */
static bool
may_begin_p (const flow_function *f, int hold)
{
	for (cgraph_edge *e = f->node->callers; e; e = e->next_caller) {
		const flow_function *caller = flow_function_of (e->caller->decl);

		if (!caller || (caller->ends >> hold & 1))
			return true;
	}
	return (!TREE_PUBLIC (f->node->decl) && !f->node->address_taken)
	       || DECL_DECLARED_INLINE_P (f->node->decl)
	       || !check_enabled_p (CHECK_balance, DECL_SOURCE_LOCATION (f->node->decl));
}

/* All functions have been walked. */
void
report_imbalances (void)
{
	for (const held_exit &held : held_exits) {
		if (held.always && (ended_anywhere_p (held.hold)
				    || may_begin_p (held.function, held.hold)))
			continue;
		/* Who never enables interrupts again stops the machine. */
		if (held.always && held.hold == HOLD_IRQ)
			continue;
		/*
		 * A failure leaves nothing open for somebody else to end, and nobody knows
		 * how often a loop did.  What is returned may be what a function of the
		 * unit gets to end.
		 */
		if (held.exit.negative || held.ambiguous
		    || (held.exit.drifted >> held.hold & 1)
		    || !(released_elsewhere_p (held.hold)
			 || (held.exit.returns && ended_anywhere_p (held.hold))))
			report_held (held.exit, held.hold);
	}
	held_exits.truncate (0);
}

/* All paths of F have been walked, and end as EXITS say. */
void
check_balance (flow_function *f, const vec<flow_exit> &exits)
{
	for (int hold = 0; hold < NR_HOLDS; hold++) {
		const unsigned bit = 1 << hold;

		if (!(balanced & bit) || !(f->begins & bit))
			continue;
		const bool level = level_p (exits, hold);
		const bool told = told_by_result_p (f, exits, hold);
		const bool always = !level || told || !(f->ends & bit);

		for (const flow_exit &exit : exits) {
			if (!uneven_p (f, exit, hold))
				continue;
			if (exit.depth[hold] > 0)
				held_exits.safe_push ({ exit, hold, always,
					ambiguous_p (f, exit, exits, hold), f });
			/* Interrupts are enabled, however often they were disabled. */
			else if (hold != HOLD_IRQ
				 && released_wrongly_p (exit, exits, hold, told))
				report_released (exit, hold);
		}
	}
	for (const flow_exit &exit : exits)
		if (lost_p (f, exit))
			report_lost (exit);
}
