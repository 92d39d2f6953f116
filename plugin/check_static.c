/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-static] `static DEFINE_PER_CPU (...)'.  A per-CPU variable is more than
 * one object (its slot in the offset section is the other), and a word in front
 * of the macro reaches only the first of them.  So the storage class is part of
 * the macro's name: DEFINE_STATIC_PER_CPU.
 */
#include "plugin.h"

#define PLAIN "DEFINE_PER_CPU"
#define STATIC "DEFINE_STATIC_PER_CPU"

/* DEFINE_PER_CPU_ALIGNED -> DEFINE_STATIC_PER_CPU_ALIGNED; NULL: not ours. */
static char *
static_form (const char *name)
{
	char *form;

	if (strncmp (name, PLAIN, strlen (PLAIN)) != 0)
		return NULL;
	form = concat (STATIC, name + strlen (PLAIN), NULL);
	if (cpp_macro_p (C_CPP_HASHNODE (get_identifier (form))))
		return form;
	free (form);
	return NULL;
}

static void
report_with_fixit (tree decl, const struct source_word *word, const char *form)
{
	location_t caret = make_location (word->start, word->start, word->finish);
	rich_location richloc (line_table, caret);

	if (form && word->spelled) {
		richloc.add_fixit_remove (
			source_range::from_locations (word->start,
						      word->blank_finish));
		richloc.add_fixit_replace (
			source_range::from_locations (word->macro,
						      word->macro_finish),
			form);
	}
	if (!percpu_report (CHECK_static, &richloc,
			    word->spelled ? word->start : word->used,
			    "%<static%> in front of %qs for per-CPU variable "
			    "%qD", word->macro_name, decl))
		return;
	if (!word->spelled)
		inform (word->used, "it comes from this macro");
	if (form)
		inform (word->start, "write %<%s (...)%> without %<static%>", form);
	else
		inform (word->start, "use %<DEFINE_STATIC_PER_CPU%> where the "
				     "variable is defined, without %<static%>");
}

void
check_static (tree decl, unsigned kinds)
{
	location_t where = DECL_SOURCE_LOCATION (decl);
	struct source_word word;
	char *form;

	if (!(kinds & KIND_DEFINE) || (kinds & KIND_STATIC)
	    || TREE_PUBLIC (decl) || DECL_EXTERNAL (decl)
	    || !TREE_STATIC (decl))
		return;
	if (!source_word_before (where, "static", &word)) {
		/* No text (standard input, a line table overflow). */
		where = spelled_location (where);
		if (!check_enabled_p (CHECK_static, where))
			return;
		rich_location richloc (line_table, where);
		percpu_report (CHECK_static, &richloc, where,
			       "%<static%> in front of %<DEFINE_PER_CPU%> for "
			       "per-CPU variable %qD", decl);
		return;
	}
	form = static_form (word.macro_name);
	if (check_enabled_p (CHECK_static, word.start))
		report_with_fixit (decl, &word, form);
	free (form);
	free (word.macro_name);
}
