/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-size] With the option size-limit=N: the unit's own static per-CPU data is
 * more than N bytes for each CPU.  Variables that were dropped because nothing
 * refers to them do not count.  percpu-link does the same for a whole module.
 */
#include "plugin.h"

#define NR_CONTRIBUTORS 3

struct sized_variable {
	tree decl;
	unsigned HOST_WIDE_INT size;
};

/* The largest first, of equal ones the one that was defined first. */
static int
by_size (const void *a, const void *b)
{
	const sized_variable *left = (const sized_variable *) a;
	const sized_variable *right = (const sized_variable *) b;

	if (left->size != right->size)
		return left->size < right->size ? 1 : -1;
	return DECL_UID (left->decl) < DECL_UID (right->decl) ? -1
	       : DECL_UID (left->decl) > DECL_UID (right->decl);
}

static const char *
section_of (const_tree decl)
{
	const char *section = DECL_SECTION_NAME (decl);

	return section ? section : "";
}

/* The variables of one section in their order, holes included. */
static unsigned HOST_WIDE_INT
section_size (const vec<tree> &definitions, const char *section)
{
	unsigned HOST_WIDE_INT size = 0;

	for (tree decl : definitions) {
		unsigned align = DECL_ALIGN_UNIT (decl);

		if (strcmp (section_of (decl), section) != 0)
			continue;
		size = ROUND_UP (size, align);
		size += percpu_variable_size (decl);
	}
	return size;
}

static unsigned HOST_WIDE_INT
unit_size (const vec<tree> &definitions)
{
	unsigned HOST_WIDE_INT size = 0;

	for (unsigned i = 0; i < definitions.length (); i++) {
		const char *section = section_of (definitions[i]);
		bool first = true;

		for (unsigned j = 0; j < i; j++)
			if (!strcmp (section_of (definitions[j]), section))
				first = false;
		if (first)
			size += section_size (definitions, section);
	}
	return size;
}

static void
report_size (const vec<tree> &definitions, unsigned HOST_WIDE_INT total)
{
	auto_vec<sized_variable> sorted;
	location_t where;

	for (tree decl : definitions)
		sorted.safe_push ({ decl, percpu_variable_size (decl) });
	sorted.qsort (by_size);
	where = spelled_location (percpu_variable_place (sorted[0].decl));
	if (!check_enabled_p (CHECK_size, where))
		return;

	rich_location richloc (line_table, where);
	if (!percpu_report (CHECK_size, &richloc, where,
			    "per-CPU variables of this unit take %wu bytes "
			    "for each CPU, the limit is %wu", total,
			    percpu_opt.size_limit))
		return;
	for (unsigned i = 0; i < sorted.length () && i < NR_CONTRIBUTORS; i++)
		inform (spelled_location (percpu_variable_place (sorted[i].decl)),
			"%qD takes %wu bytes", sorted[i].decl, sorted[i].size);
	inform (where, "%<alloc_percpu%> gives memory of any size");
}

/* Called at the end of the unit. */
void
check_size (void)
{
	auto_vec<tree> definitions;
	unsigned HOST_WIDE_INT total;

	if (!percpu_opt.size_limit || seen_error ())
		return;
	percpu_definitions (&definitions);
	if (definitions.is_empty ())
		return;
	total = unit_size (definitions);
	if (total > percpu_opt.size_limit)
		report_size (definitions, total);
}
