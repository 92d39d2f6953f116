/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How the paths of a function end, and what its callers have to know of that. */
#include "flow_paths.h"

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

void
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

void
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
