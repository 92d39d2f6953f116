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
	/*
	 * A cast behind a comma can have the comma's location, and what is left of
	 * `&*(T *) p', an accessor's or not, that of the first operator.
	 */
	return c == '(' || c == '\0' || c == '&'
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

/* Does the built-in FUNCTION work on the memory that its arguments lead to? */
static bool
follows_arguments_p (const_tree function)
{
	static const char *const prefixes[] = {
		"mem", "str", "bcopy", "bzero", "__atomic_", "__sync_"
	};
	const char *name;

	if (TREE_CODE (function) != FUNCTION_DECL
	    || !fndecl_built_in_p (function, BUILT_IN_NORMAL))
		return false;
	name = IDENTIFIER_POINTER (DECL_NAME (function));
	if (startswith (name, "__builtin_"))
		name += strlen ("__builtin_");
	for (const char *prefix : prefixes)
		if (startswith (name, prefix))
			return true;
	return false;
}

/* Is the value of a conversion that is used so followed at once? */
static bool
followed_p (const value_context &context)
{
	return context.use == USE_FOLLOW
	       || (context.use == USE_ARGUMENT && context.function
		   && follows_arguments_p (context.function));
}

/* Reports CONVERSION at WHERE; SHOWN is its operand. */
static void
report_cast (tree conversion, tree shown, location_t where)
{
	const bool to_percpu = percpu_pointer_type_p (TREE_TYPE (conversion));
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

/* Do two pointers lead to pointers, at any depth, of which one is per-CPU? */
static bool
pointers_mixed_deeper_p (const_tree a, const_tree b)
{
	for (int depth = 0; depth < 8; depth++) {
		a = strip_array_types (TREE_TYPE (CONST_CAST_TREE (a)));
		b = strip_array_types (TREE_TYPE (CONST_CAST_TREE (b)));
		if (!POINTER_TYPE_P (a) || !POINTER_TYPE_P (b))
			return false;
		if (percpu_pointer_type_p (a) != percpu_pointer_type_p (b))
			return true;
	}
	return false;
}

/*
 * The same cast, of what a pointer leads to: `(int **) p' with an int __percpu **p.  A cast
 * by way of a void * can be no other in the tree, so there must be no second one.
 */
static void
check_cast_levels (tree conversion, tree from)
{
	location_t where = report_place (EXPR_LOCATION (conversion));
	tree value = plain (from);

	if (!pointers_mixed_deeper_p (TREE_TYPE (conversion), TREE_TYPE (from))
	    || TREE_CODE (value) == INTEGER_CST
	    || (DECL_P (value) && unchecked_p (value))
	    || !check_enabled_p (CHECK_cast, where)
	    || forced_cast_p (conversion)
	    || cast_of_cast_p (EXPR_LOCATION (conversion)))
		return;

	rich_location richloc (line_table, where);
	if (!percpu_report (CHECK_cast, &richloc, where,
			    "cast of %qs from %qT to %qT: %<__percpu%> is not at the "
			    "same place in both", expression_text (value),
			    TREE_TYPE (from), TREE_TYPE (conversion)))
		return;
	inform (where, "a cast that is meant says %<__force%>");
}

/*
 * Is the cast at WHERE of a macro's text, from another file than the one that uses it?
 * READ_ONCE and the like are how the object is read, and no cast to their users.
 */
static bool
cast_of_header_p (location_t where)
{
	const char *file;

	where = get_pure_location (where);
	if (!linemap_location_from_macro_definition_p (line_table, where))
		return false;
	file = expand_location (spelled_location (where)).file;
	return file && filename_cmp (file, expand_location (where).file) != 0;
}

/* POINTER is followed by a macro of a header. */
static void
check_read_by_macro (tree pointer, const value_context &context)
{
	pointer = plain (pointer);
	if (TREE_CODE (pointer) == ADDR_EXPR)
		pointer = TREE_OPERAND (pointer, 0);
	else
		pointer = build1 (INDIRECT_REF, TREE_TYPE (TREE_TYPE (pointer)),
				  pointer);
	check_access (pointer, OBJECT_READ, context);
}

void
check_cast (tree conversion, const value_context &context)
{
	tree from = TREE_OPERAND (conversion, 0);
	const bool to_percpu = percpu_pointer_type_p (TREE_TYPE (conversion));
	location_t where = report_place (EXPR_LOCATION (conversion));
	tree value = plain (from), shown = written_pointer (from);

	if (!spaces_mixed_p (TREE_TYPE (conversion), TREE_TYPE (from))) {
		check_cast_levels (conversion, from);
		return;
	}
	if (TREE_CODE (value) == INTEGER_CST
	    || (DECL_P (value) && unchecked_p (value))
	    || (!to_percpu && !percpu_address (from))
	    || !check_enabled_p (CHECK_cast, where)
	    || consequence_p (shown, where)
	    || forced_cast_p (conversion)
	    || ((to_percpu || !followed_p (context))
		&& !direct_conversion_p (conversion)))
		return;
	if (!to_percpu && context.use == USE_FOLLOW
	    && cast_of_header_p (EXPR_LOCATION (conversion))
	    && POINTER_TYPE_P (TREE_TYPE (value))) {
		check_read_by_macro (from, context);
		return;
	}
	report_cast (conversion, shown, where);
}

/*
 * POINTER was given to an accessor at WHERE.  Is it wrong for a cast in the argument?  That
 * has been reported then, or will be when the function is walked.
 */
bool
check_accessor_cast (tree pointer, location_t where)
{
	location_t place;
	tree from, shown;

	while (TREE_CODE (pointer) == NON_LVALUE_EXPR)
		pointer = TREE_OPERAND (pointer, 0);
	if (!CONVERT_EXPR_P (pointer) && TREE_CODE (pointer) != ADDR_SPACE_CONVERT_EXPR)
		return false;
	from = TREE_OPERAND (pointer, 0);
	if (!POINTER_TYPE_P (TREE_TYPE (from)) || !EXPR_HAS_LOCATION (pointer)
	    || !spaces_mixed_p (TREE_TYPE (pointer), TREE_TYPE (from))
	    || TREE_CODE (plain (from)) == INTEGER_CST
	    || cpp_get_options (parse_in)->preprocessed
	    || !direct_conversion_p (pointer))
		return false;
	/* Of `&(*(T *) p)' only the accessor's operator has left its place. */
	place = EXPR_LOCATION (pointer);
	if (linemap_location_from_macro_definition_p (line_table,
						      get_pure_location (place)))
		place = cast_in_argument (where);
	else if (!explicit_cast_p (pointer))
		return false;
	if (place == UNKNOWN_LOCATION || cast_text_has (place, "__force"))
		return false;
	place = report_place (place);
	shown = written_pointer (from);
	if (!check_enabled_p (CHECK_cast, place))
		return false;
	note_accessor_report (CHECK_cast, place);
	report_cast (pointer, shown, place);
	return true;
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

/* A constant this small leads to another part of the same object, not of another CPU. */
static bool
near_p (const_tree offset)
{
	return tree_fits_uhwi_p (offset) && tree_to_uhwi (offset) < 4096;
}

/* The per-CPU address of which the integer VALUE is the unchanged value, if any. */
static tree
address_in_integer (tree value)
{
	tree inner = value;

	while (CONVERT_EXPR_P (inner) || TREE_CODE (inner) == NON_LVALUE_EXPR
	       || TREE_CODE (inner) == SAVE_EXPR
	       || (TREE_CODE (inner) == PLUS_EXPR
		   && near_p (TREE_OPERAND (inner, 1)))) {
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

/*
 * SUM adds to a pointer: an element's place, p[2] or p[i], and not the offset of a CPU,
 * which is in bytes?
 */
static bool
element_p (const_tree sum)
{
	tree offset = TREE_OPERAND (sum, 1);
	const_tree size = TYPE_SIZE_UNIT (TREE_TYPE (TREE_TYPE (sum)));

	STRIP_NOPS (offset);
	return near_p (offset)
	       || (TREE_CODE (offset) == MULT_EXPR && size && !integer_onep (size)
		   && tree_int_cst_equal (TREE_OPERAND (offset, 1), size));
}

/* The same for POINTER, an ordinary one that was made from an integer. */
static tree
address_in_pointer (tree pointer)
{
	while (CONVERT_EXPR_P (pointer) || TREE_CODE (pointer) == NON_LVALUE_EXPR
	       || (TREE_CODE (pointer) == POINTER_PLUS_EXPR && element_p (pointer))) {
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

/* What is at WHERE follows POINTER, an ordinary one: is it a per-CPU address? */
static void
check_followed (tree pointer, location_t where)
{
	tree address = address_in_pointer (pointer);

	if (!address)
		return;
	where = report_place (where);
	if (!check_enabled_p (CHECK_cast, where))
		return;

	rich_location richloc (line_table, where);
	if (percpu_report (CHECK_cast, &richloc, where,
			   "per-CPU pointer %qs, cast to an integer and back, is "
			   "followed as an ordinary pointer",
			   expression_text (address)))
		advise_pointer (where, address);
}

/* OBJECT, an ordinary one, is used. */
void
check_detour (tree object, const value_context &context)
{
	while (handled_component_p (object))
		object = TREE_OPERAND (object, 0);
	if (TREE_CODE (object) == INDIRECT_REF)
		check_followed (TREE_OPERAND (object, 0),
				EXPR_HAS_LOCATION (object)
				? EXPR_LOCATION (object) : context.where);
}

/* ARGUMENT goes to the function that CONTEXT names. */
void
check_detour_argument (tree argument, const value_context &context)
{
	if (POINTER_TYPE_P (TREE_TYPE (argument)) && integers
	    && !integers->is_empty () && follows_arguments_p (context.function))
		check_followed (argument, EXPR_HAS_LOCATION (argument)
					  ? EXPR_LOCATION (argument)
					  : context.where);
}
