/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-scope] A per-CPU variable needs static storage: one image from which
 * every CPU's copy is made.  So it cannot be an automatic variable, a parameter,
 * a member or a type, and an `extern' with an initializer says two things at
 * once.  DEFINE_STATIC_PER_CPU inside a function is fine.
 */
#include "plugin.h"

/*
 * The declaration whose attribute was handled last.  Only that one is the initializer
 * looked for, when it is finished: a later redeclaration (EXPORT_PER_CPU_SYMBOL
 * writes `extern') is handed the initializer of the definition as well.
 */
static location_t marked_where = UNKNOWN_LOCATION;
static unsigned marked_kinds;

/* Called when the attribute is handled. */
void
note_marked_declaration (tree node, unsigned kinds)
{
	marked_where = DECL_P (node) ? DECL_SOURCE_LOCATION (node)
				     : UNKNOWN_LOCATION;
	marked_kinds = kinds;
}

/* Can NODE, as declared, be a per-CPU variable? */
bool
percpu_place_p (const_tree node)
{
	if (TREE_CODE (node) != VAR_DECL || DECL_REGISTER (node)
	    || DECL_THREAD_LOCAL_P (node))
		return false;
	return DECL_EXTERNAL (node) || TREE_STATIC (node);
}

static const char *
what_is_wrong (tree node)
{
	switch (TREE_CODE (node)) {
	case PARM_DECL:
		return "per-CPU variable %qD is a function parameter";
	case FIELD_DECL:
		return "per-CPU variable %qD is a member of a structure or union";
	case TYPE_DECL:
		return "per-CPU variable %qD is declared as a type";
	case FUNCTION_DECL:
		return "per-CPU variable %qD is declared as a function";
	case VAR_DECL:
		break;
	default:
		return NULL;
	}
	if (DECL_THREAD_LOCAL_P (node))
		return "per-CPU variable %qD is thread-local as well";
	if (DECL_REGISTER (node))
		return "per-CPU variable %qD is a register variable";
	return "per-CPU variable %qD is defined in a block";
}

static const char *
what_to_do (tree node)
{
	switch (TREE_CODE (node)) {
	case PARM_DECL:
		return "pass %<TYPE __percpu *%>, a pointer to the per-CPU variable";
	case FIELD_DECL:
		return "make the member %<TYPE __percpu *%> and use "
		       "%<alloc_percpu%>";
	case VAR_DECL:
		if (DECL_THREAD_LOCAL_P (node) || DECL_REGISTER (node))
			return "the other storage class has to go";
		return "use %<DEFINE_STATIC_PER_CPU%>, or define it outside of "
		       "the function";
	default:
		return "define it at file scope with %<DEFINE_PER_CPU%>";
	}
}

/* Reports NODE, which carries the attribute but cannot be per-CPU. */
void
check_scope_attribute (tree node, unsigned kinds)
{
	const char *wrong = DECL_P (node) ? what_is_wrong (node) : NULL;
	location_t where;

	if (!wrong || (kinds & KIND_EXPORT))
		return;
	where = spelled_location (DECL_SOURCE_LOCATION (node));
	/*
	 * `static' on a parameter or member is the front end's to report, and
	 * so is a section that cannot hold: say one thing, once.
	 */
	if (!check_enabled_p (CHECK_scope, where))
		return;

	rich_location richloc (line_table, where);
	if (percpu_report (CHECK_scope, &richloc, where, wrong, node))
		inform (where, what_to_do (node));
}

/*
 * DECLARE_PER_CPU (...) = value: the front end drops `extern' between the attribute's
 * handler and here, so the two places are compared.
 */
static void
check_declare_initializer (tree decl)
{
	location_t where = spelled_location (DECL_SOURCE_LOCATION (decl));

	if (!check_enabled_p (CHECK_scope, where))
		return;

	rich_location richloc (line_table, where);
	if (percpu_report (CHECK_scope, &richloc, where,
			   "declaration of per-CPU variable %qD has an "
			   "initializer", decl))
		inform (where, "the initializer belongs to %<DEFINE_PER_CPU%>");
}

/*
 * `extern DEFINE_PER_CPU (...) = value': the front end drops the word and defines
 * the variable, so only the text still shows it.
 */
static void
check_extern_initializer (tree decl)
{
	location_t where = spelled_location (DECL_SOURCE_LOCATION (decl));
	struct source_word word;

	if (!check_enabled_p (CHECK_scope, where) || !DECL_FILE_SCOPE_P (decl)
	    || !source_word_before (DECL_SOURCE_LOCATION (decl), "extern", &word))
		return;

	rich_location richloc (line_table, where);
	if (word.spelled)
		richloc.add_fixit_remove (
			source_range::from_locations (word.start,
						      word.blank_finish));
	if (percpu_report (CHECK_scope, &richloc, where,
			   "per-CPU variable %qD is %<extern%> and has an "
			   "initializer", decl))
		inform (where, "%<DEFINE_PER_CPU%> without %<extern%> defines it, "
			       "%<DECLARE_PER_CPU%> declares it");
	free (word.macro_name);
}

/* Called when a declaration is complete. */
void
check_scope_initializer (tree decl)
{
	bool marked = DECL_SOURCE_LOCATION (decl) == marked_where;

	marked_where = UNKNOWN_LOCATION;
	if (!marked || DECL_EXTERNAL (decl) || !DECL_INITIAL (decl))
		return;
	if (marked_kinds & KIND_DEFINE)
		check_extern_initializer (decl);
	else if (marked_kinds & KIND_DECLARE)
		check_declare_initializer (decl);
}
