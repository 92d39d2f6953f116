/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-cast] A cast takes the per-CPU space away or gives it, and does not say
 * __force; or the way round: a per-CPU address becomes an integer and that,
 * unchanged, an ordinary pointer which the same function follows.
 *
 * __force is empty for the compiler, so a cast is forced when its text says so.
 */
#include "plugin.h"
#include "walk.h"

/*
 * Did the programmer write the conversion?  An implicit one has its operand's
 * location or none, a cast that of its parenthesis.
 */
bool
explicit_cast_p (const_tree conversion)
{
	const_tree from = TREE_OPERAND (conversion, 0);
	location_t where = EXPR_LOCATION (conversion);
	char c;

	if (where == UNKNOWN_LOCATION)
		return false;
	/* A very long line has no columns: uncertain. */
	if (expand_location (where).column == 0)
		return true;
	if (EXPR_P (from) && get_pure_location (EXPR_LOCATION (from))
			     == get_pure_location (where))
		return false;
	/* Preprocessed text: its columns are not the source's. */
	if (cpp_get_options (parse_in)->preprocessed)
		return true;
	c = source_char_at (where);
	/* A cast behind a comma can have the comma's location. */
	return c == '(' || c == '\0'
	       || (c == ',' && next_source_char (where) == '(');
}

/*
 * Does the cast say __force, or is its text not to be seen?  Casts that accessors are
 * made of are meant, too: those of x86 go by an integer, and into a segment.
 */
bool
forced_cast_p (const_tree conversion)
{
	return cpp_get_options (parse_in)->preprocessed
	       || percpu_header_text_p (EXPR_LOCATION (conversion))
	       || cast_text_has (EXPR_LOCATION (conversion), "__force");
}

static bool
percpu_array_pointer_p (const_tree type)
{
	return TREE_CODE (TREE_TYPE (type)) == ARRAY_TYPE
	       && percpu_pointer_type_p (type);
}

/*
 * Does the conversion go from one space to the other at once?  A cast to an integer and
 * one back, which GCC makes one conversion, is a plain one: the detour, which is
 * legal as long as nobody follows the pointer.  (A pointer to an array has the
 * space on the elements only, and in a static initializer all are plain.)
 */
bool
direct_conversion_p (const_tree conversion)
{
	const_tree from = TREE_OPERAND (conversion, 0);

	if (TREE_CODE (conversion) == ADDR_SPACE_CONVERT_EXPR
	    || percpu_array_pointer_p (TREE_TYPE (conversion))
	    || percpu_array_pointer_p (TREE_TYPE (from)))
		return true;
	return in_initializer_p ()
	       && !(explicit_cast_p (conversion)
		    && cast_goes_by_integer_p (EXPR_LOCATION (conversion)));
}

void
check_cast (tree conversion, const value_context &context)
{
	tree from = TREE_OPERAND (conversion, 0);
	const bool to_percpu = percpu_pointer_type_p (TREE_TYPE (conversion));
	location_t where = report_place (EXPR_LOCATION (conversion));
	tree value = plain (from), shown = written_pointer (from);

	if (!spaces_mixed_p (TREE_TYPE (conversion), TREE_TYPE (from))
	    || TREE_CODE (value) == INTEGER_CST
	    || (DECL_P (value) && unchecked_p (value))
	    || (!to_percpu && !percpu_address (from))
	    || !check_enabled_p (CHECK_cast, where)
	    || consequence_p (shown, where)
	    || forced_cast_p (conversion)
	    || ((to_percpu || context.use != USE_FOLLOW)
		&& !direct_conversion_p (conversion)))
		return;

	rich_location richloc (line_table, where);
	if (!percpu_report (CHECK_cast, &richloc, where,
			    to_percpu
			    ? "cast of ordinary pointer %qs adds %<__percpu%>"
			    : "cast of per-CPU pointer %qs removes %<__percpu%>",
			    expression_text (shown)))
		return;
	if (to_percpu)
		inform (where, "if it is a per-CPU pointer all the same, say so: "
			       "%<__force%> in the cast");
	else {
		advise_pointer (where, shown);
		inform (where, "a cast that is meant says %<__force%>");
	}
}

/* ---- the detour ---- */

/*
 * Local integers of the function, and pointers made from such: those that only ever
 * held the plain value of a per-CPU address (the value is the address), and those
 * that held something else (the value is NULL).
 */
static hash_map<tree, tree> *integers;

void
begin_detours (void)
{
	if (integers)
		integers->empty ();
	else
		integers = new hash_map<tree, tree>;
}

/* The per-CPU address of which the integer VALUE is the unchanged value, if any. */
static tree
address_in_integer (tree value)
{
	tree inner = value;

	while (CONVERT_EXPR_P (inner) || TREE_CODE (inner) == NON_LVALUE_EXPR
	       || TREE_CODE (inner) == SAVE_EXPR) {
		tree from = TREE_OPERAND (inner, 0);

		if (POINTER_TYPE_P (TREE_TYPE (from))
		    && INTEGRAL_TYPE_P (TREE_TYPE (inner))) {
			if (!percpu_pointer_type_p (TREE_TYPE (from))
			    || !explicit_cast_p (inner) || forced_cast_p (inner))
				return NULL_TREE;
			return percpu_address (from);
		}
		if (!INTEGRAL_TYPE_P (TREE_TYPE (from)))
			return NULL_TREE;
		inner = from;
	}
	if (VAR_P (inner) && integers) {
		tree *known = integers->get (inner);

		return known ? *known : NULL_TREE;
	}
	return NULL_TREE;
}

/* The same for POINTER, an ordinary one that was made from an integer. */
static tree
address_in_pointer (tree pointer)
{
	while (CONVERT_EXPR_P (pointer) || TREE_CODE (pointer) == NON_LVALUE_EXPR) {
		tree from = TREE_OPERAND (pointer, 0);

		if (INTEGRAL_TYPE_P (TREE_TYPE (from))) {
			tree address = address_in_integer (from);

			return address && !forced_cast_p (pointer) ? address
								   : NULL_TREE;
		}
		if (!POINTER_TYPE_P (TREE_TYPE (from)))
			return NULL_TREE;
		pointer = from;
	}
	if (VAR_P (pointer) && integers) {
		tree *known = integers->get (pointer);

		return known ? *known : NULL_TREE;
	}
	return NULL_TREE;
}

void
note_detour_assignment (tree variable, tree value)
{
	tree address;

	if (!integers || !VAR_P (variable) || TREE_STATIC (variable)
	    || TREE_ADDRESSABLE (variable))
		return;
	if (INTEGRAL_TYPE_P (TREE_TYPE (variable)))
		address = address_in_integer (value);
	else if (POINTER_TYPE_P (TREE_TYPE (variable))
		 && !percpu_pointer_type_p (TREE_TYPE (variable)))
		address = address_in_pointer (value);
	else
		return;
	if (integers->get (variable))
		address = NULL_TREE;
	integers->put (variable, address);
}

/* OBJECT, an ordinary one, is used: is the pointer to it a per-CPU address? */
void
check_detour (tree object, const value_context &context)
{
	tree address;
	location_t where;

	while (handled_component_p (object))
		object = TREE_OPERAND (object, 0);
	if (TREE_CODE (object) != INDIRECT_REF)
		return;
	address = address_in_pointer (TREE_OPERAND (object, 0));
	if (!address)
		return;
	where = report_place (EXPR_HAS_LOCATION (object)
			      ? EXPR_LOCATION (object) : context.where);
	if (!check_enabled_p (CHECK_cast, where))
		return;

	rich_location richloc (line_table, where);
	if (percpu_report (CHECK_cast, &richloc, where,
			   "per-CPU pointer %qs, cast to an integer and back, is "
			   "followed as an ordinary pointer",
			   expression_text (address)))
		advise_pointer (where, address);
}
