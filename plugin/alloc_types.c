/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-alloc] What types tell of allocated memory: a per-CPU pointer that is asked
 * whether it is an error code, or that kfree () gets, in the function that allocates it.
 * Otherwise it would be said that spaces are mixed, which is no more than the symptom.
 */
#include "plugin.h"
#include "walk.h"
#include "alloc.h"

/* The function that is called; NULL_TREE: not known. */
static tree
named_function (const value_context &context)
{
	tree function = context.function;

	return context.use == USE_ARGUMENT && function
	       && TREE_CODE (function) == FUNCTION_DECL && DECL_NAME (function)
	       ? function : NULL_TREE;
}

/* Does the argument go to a function that frees ordinary memory? */
bool
freed_as_plain_p (const value_context &context)
{
	tree function = named_function (context);

	return function && plain_free (function) == (int) context.argument - 1;
}

static bool
asked_for_error_p (const value_context &context)
{
	tree function = named_function (context);

	return function && context.argument == 1
	       && (error_question (function) || id_equal (DECL_NAME (function), "ERR_CAST"));
}

/* A call of a function that allocates per-CPU memory. */
static tree
find_allocation (tree *at, int *, void *)
{
	tree function = TREE_CODE (*at) == CALL_EXPR ? get_callee_fndecl (*at) : NULL_TREE;
	const char *name = function && DECL_NAME (function)
			   ? IDENTIFIER_POINTER (DECL_NAME (function)) : NULL;

	return name && strstr (name, "alloc") && !strstr (name, "devm")
	       && (strstr (name, "percpu") || strstr (name, "pcpu")) ? *at : NULL_TREE;
}

/* A statement that allocates what PLACE holds. */
static tree
find_assignment (tree *at, int *, void *place)
{
	tree to = NULL_TREE, from = NULL_TREE;

	if (TREE_CODE (*at) == MODIFY_EXPR || TREE_CODE (*at) == INIT_EXPR) {
		to = TREE_OPERAND (*at, 0);
		from = TREE_OPERAND (*at, 1);
	} else if (TREE_CODE (*at) == DECL_EXPR && VAR_P (DECL_EXPR_DECL (*at))) {
		to = DECL_EXPR_DECL (*at);
		from = DECL_INITIAL (to);
	}
	if (!from || !operand_equal_p (to, (tree) place, OEP_ADDRESS_OF))
		return NULL_TREE;
	return walk_tree_without_duplicates (&from, find_allocation, NULL);
}

static bool
allocated_here_p (tree place)
{
	STRIP_NOPS (place);
	return current_function_decl
	       && walk_tree_without_duplicates (&DECL_SAVED_TREE (current_function_decl),
						find_assignment, place);
}

/*
 * VALUE is a per-CPU pointer and an argument.  True: it is what this check is about.  What
 * another function gave may be an error code.
 */
bool
alloc_misuse_p (tree value, const value_context &context)
{
	return (asked_for_error_p (context) || freed_as_plain_p (context))
	       && allocated_here_p (value);
}

/* True when it was reported: the note about it follows then. */
bool
report_alloc_misuse (location_t where, tree value, const value_context &context)
{
	const char *shown = expression_text (value);
	const char *function = expression_text (context.function);
	rich_location richloc (line_table, where);

	if (freed_as_plain_p (context)) {
		if (!percpu_report (CHECK_alloc, &richloc, where,
				    "per-CPU pointer %qs passed to %qs, which frees "
				    "ordinary memory", shown, function))
			return false;
		advise_free (where);
		return true;
	}
	if (!percpu_report (CHECK_alloc, &richloc, where,
			    "per-CPU pointer %qs passed to %qs: %<alloc_percpu%> fails with "
			    "NULL, never with an error code", shown, function))
		return false;
	inform (where, "compare it with NULL; where it may be an error code all the same, cast "
		       "it: %<(__force void *) %s%>", shown);
	return true;
}

void
advise_free (location_t where)
{
	inform (where, "%<free_percpu%> frees what %<alloc_percpu%> allocated");
}
