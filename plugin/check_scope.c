/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-scope] A per-CPU variable needs static storage: one image from which
 * every CPU's copy is made.  So it cannot be an automatic variable, a parameter,
 * a member or a type, and an `extern' with an initializer says two things at
 * once.  DEFINE_STATIC_PER_CPU inside a function is fine.
 */
#include "plugin.h"

/* Where DECLARE_PER_CPU last stood; see check_scope_initializer (). */
static location_t last_declared = UNKNOWN_LOCATION;

/* Can NODE, as declared, be a per-CPU variable? */
bool
percpu_place_p (tree node, unsigned kinds)
{
	if (kinds & KIND_DECLARE)
		last_declared = DECL_P (node) ? DECL_SOURCE_LOCATION (node)
					      : UNKNOWN_LOCATION;
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

	if (DECL_SOURCE_LOCATION (decl) != last_declared
	    || DECL_EXTERNAL (decl) || !DECL_INITIAL (decl)
	    || !check_enabled_p (CHECK_scope, where))
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
void
check_scope_initializer (tree decl, unsigned kinds)
{
	location_t where = spelled_location (DECL_SOURCE_LOCATION (decl));
	struct source_word word;

	check_declare_initializer (decl);
	if (!(kinds & KIND_DEFINE) || DECL_EXTERNAL (decl)
	    || !DECL_INITIAL (decl) || !check_enabled_p (CHECK_scope, where)
	    || !DECL_FILE_SCOPE_P (decl)
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
