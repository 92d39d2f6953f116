/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-space] A per-CPU pointer goes where an ordinary pointer is meant, or the
 * reverse, without a cast.  A per-CPU pointer is an offset, to which an accessor adds
 * what belongs to a CPU; as an address it leads to the image or nowhere.
 */
#include "plugin.h"
#include "walk.h"
#include "alloc.h"

/* Functions of the allocator: what they are given wrong is [percpu-accessor]. */
static const char *const allocator[] = { "free_percpu", "percpu_free" };

/* Do the types behind two pointers differ in space, at any level but the first? */
static bool
deeper_mix_p (const_tree a, const_tree b, int depth)
{
	while (TREE_CODE (a) == ARRAY_TYPE)
		a = TREE_TYPE (a);
	while (TREE_CODE (b) == ARRAY_TYPE)
		b = TREE_TYPE (b);
	if (depth > 8 || VOID_TYPE_P (a) || VOID_TYPE_P (b))
		return false;
	if (POINTER_TYPE_P (a) && POINTER_TYPE_P (b)) {
		tree to_a = TREE_TYPE (a), to_b = TREE_TYPE (b);

		return percpu_type_p (to_a) != percpu_type_p (to_b)
		       || deeper_mix_p (to_a, to_b, depth + 1);
	}
	if (!FUNC_OR_METHOD_TYPE_P (a) || !FUNC_OR_METHOD_TYPE_P (b))
		return false;
	if (deeper_mix_p (TREE_TYPE (a), TREE_TYPE (b), depth + 1))
		return true;
	tree arg_a = TYPE_ARG_TYPES (a), arg_b = TYPE_ARG_TYPES (b);

	for (; arg_a && arg_b; arg_a = TREE_CHAIN (arg_a),
			       arg_b = TREE_CHAIN (arg_b))
		if (deeper_mix_p (TREE_VALUE (arg_a), TREE_VALUE (arg_b),
				  depth + 1))
			return true;
	return false;
}

bool
types_mixed_deeper_p (const_tree a, const_tree b)
{
	return POINTER_TYPE_P (a) && POINTER_TYPE_P (b)
	       && percpu_type_p (TREE_TYPE (a)) == percpu_type_p (TREE_TYPE (b))
	       && deeper_mix_p (TREE_TYPE (a), TREE_TYPE (b), 0);
}

/* VALUE without conversions. */
tree
plain (tree value)
{
	while (value && (CONVERT_EXPR_P (value)
			 || TREE_CODE (value) == NON_LVALUE_EXPR
			 || TREE_CODE (value) == SAVE_EXPR
			 || TREE_CODE (value) == ADDR_SPACE_CONVERT_EXPR))
		value = TREE_OPERAND (value, 0);
	return value;
}

/* VALUE as it was written: only what made a pointer of an array stays. */
tree
written_pointer (tree value)
{
	tree bare = plain (value);

	return TREE_CODE (bare) == ADDR_EXPR && value != bare
	       && TREE_CODE (TREE_TYPE (TREE_OPERAND (bare, 0))) == ARRAY_TYPE
	       ? value : bare;
}

/* What to write instead of the per-CPU pointer VALUE. */
void
advise_pointer (location_t where, tree value)
{
	const char *text = expression_text (value);

	if (describable_p (value) && TREE_CODE (plain (value)) != CALL_EXPR)
		inform (where, "%<this_cpu_ptr (%s)%> and %<per_cpu_ptr (%s, cpu)%> "
			       "give an ordinary pointer to the copy of one CPU",
			text, text);
	else
		inform (where, "%<this_cpu_ptr%> and %<per_cpu_ptr%> give an "
			       "ordinary pointer to the copy of one CPU");
}

/* The texts, by use; %qs is the value, the second one what it meets. */
struct texts {
	const char *to_ordinary, *to_percpu;
};

static const struct texts argument_text = {
	"per-CPU pointer %qs passed to ordinary pointer parameter %d of %qs",
	"ordinary pointer %qs passed to per-CPU pointer parameter %d of %qs"
};

static const struct texts pair_text[] = {
	/* USE_ASSIGN */
	{ "per-CPU pointer %qs assigned to ordinary pointer %qs",
	  "ordinary pointer %qs assigned to per-CPU pointer %qs" },
	/* USE_INITIALIZE */
	{ "per-CPU pointer %qs initializes ordinary pointer %qs",
	  "ordinary pointer %qs initializes per-CPU pointer %qs" },
	/* USE_RETURN */
	{ "per-CPU pointer %qs returned as an ordinary pointer",
	  "ordinary pointer %qs returned as a per-CPU pointer" },
	/* USE_COMPARE */
	{ "per-CPU pointer %qs compared with ordinary pointer %qs",
	  "ordinary pointer %qs compared with per-CPU pointer %qs" },
	/* USE_CONDITION */
	{ "per-CPU pointer %qs and ordinary pointer %qs are the choices of "
	  "one condition",
	  "ordinary pointer %qs and per-CPU pointer %qs are the choices of "
	  "one condition" },
	/* USE_SUBTRACT */
	{ "difference of per-CPU pointer %qs and ordinary pointer %qs",
	  "difference of ordinary pointer %qs and per-CPU pointer %qs" }
};

static const struct texts element_text = {
	"per-CPU pointer %qs initializes an ordinary pointer in %qs",
	"ordinary pointer %qs initializes a per-CPU pointer in %qs"
};

static const struct texts other_text = {
	"per-CPU pointer %qs used as an ordinary pointer",
	"ordinary pointer %qs used as a per-CPU pointer"
};

static const struct texts *
text_for (tree other, const value_context &context)
{
	if (context.use < USE_ASSIGN || context.use > USE_SUBTRACT
	    || (!other && context.use != USE_RETURN)
	    /* What a macro makes of an argument. */
	    || (context.use == USE_ASSIGN && !describable_p (context.other)))
		return &other_text;
	if (context.use == USE_INITIALIZE && other
	    && !POINTER_TYPE_P (TREE_TYPE (other)))
		return &element_text;
	return &pair_text[context.use - USE_ASSIGN];
}

static bool
report (enum check_number check, location_t where, tree value, bool to_percpu,
	const value_context &context)
{
	tree other = plain (context.other);
	const char *shown = expression_text (value);
	const struct texts *text;

	rich_location richloc (line_table, where);
	if (context.use == USE_ARGUMENT && context.function)
		return percpu_report (check, &richloc, where,
				      to_percpu ? argument_text.to_percpu
						: argument_text.to_ordinary,
				      shown, context.argument,
				      expression_text (context.function));
	text = text_for (other, context);
	return percpu_report (check, &richloc, where,
			      to_percpu ? text->to_percpu : text->to_ordinary,
			      shown, expression_text (context.other));
}

static void
advise (location_t where, tree value, bool to_percpu,
	const value_context &context)
{
	tree other = plain (context.other);

	if (to_percpu) {
		if (DECL_P (plain (value)))
			inform (where, "declare %qD with %<__percpu%> if it comes "
				       "from %<alloc_percpu%> or is the address "
				       "of a per-CPU variable", plain (value));
		else
			inform (where, "the address of a per-CPU variable and the "
				       "value of %<alloc_percpu%> are per-CPU "
				       "pointers");
	} else if (freed_as_plain_p (context))
		advise_free (where);
	else if (TREE_CODE (plain (value)) == CALL_EXPR && other
		   && (DECL_P (other) || TREE_CODE (other) == COMPONENT_REF)
		   && describable_p (other))
		inform (where, "declare %qs with %<__percpu%>",
			expression_text (other));
	else
		advise_pointer (where, value);
}

static bool
allocator_p (const value_context &context)
{
	tree function = context.function;

	if (context.use != USE_ARGUMENT || !function
	    || TREE_CODE (function) != FUNCTION_DECL || !DECL_NAME (function))
		return false;
	for (const char *name : allocator)
		if (id_equal (DECL_NAME (function), name))
			return true;
	return false;
}

/* Is the space of VALUE's type, or of where it goes, only borrowed by typeof? */
static bool
borrowed_p (tree value, const value_context &context)
{
	tree other = plain (context.other);

	value = plain (value);
	return (DECL_P (value) && unchecked_p (value))
	       || (other && DECL_P (other) && unchecked_p (other));
}

/* The first pointer level mixes in CONVERSION: true when it was reported. */
static bool
check_mix (tree conversion, tree from, const value_context &context)
{
	const bool to_percpu = percpu_pointer_type_p (TREE_TYPE (conversion));
	tree value = written_pointer (from);
	enum check_number check = CHECK_space;
	location_t where;

	if (TREE_CODE (plain (from)) == INTEGER_CST
	    || !direct_conversion_p (conversion))
		return false;
	if (!to_percpu) {
		tree address = percpu_address (from);

		if (!address)
			return false;
		if (alloc_misuse_p (value, context)
		    && percpu_opt.severity[CHECK_alloc] != SEVERITY_OFF)
			check = CHECK_alloc;
	} else if (allocator_p (context))
		check = CHECK_accessor;
	if (borrowed_p (value, context))
		return false;
	where = place_of (plain (from), context.where);
	if (!check_enabled_p (check, where) || consequence_p (value, where))
		return false;
	if (check == CHECK_alloc)
		return report_alloc_misuse (where, value, context);
	if (!report (check, where, value, to_percpu, context))
		return false;
	advise (where, value, to_percpu, context);
	return true;
}

/* Both point to the same space but lead to different ones further on. */
static bool
check_levels (tree conversion, tree from, const value_context &context)
{
	tree value = plain (from);
	location_t where = place_of (value, context.where);

	if (integer_zerop (value) || borrowed_p (value, context)
	    || !check_enabled_p (CHECK_space, where))
		return false;

	rich_location richloc (line_table, where);
	if (!percpu_report (CHECK_space, &richloc, where,
			    "%qs has type %qT where %qT is meant: %<__percpu%> is "
			    "not at the same place in both",
			    expression_text (value),
			    TREE_TYPE (from), TREE_TYPE (conversion)))
		return false;
	inform (where, "%<T __percpu *%> is a pointer to per-CPU data, "
		       "%<T __percpu **%> an ordinary pointer to such a pointer, "
		       "%<T * __percpu *%> a pointer to a per-CPU pointer");
	return true;
}

/* CONVERSION is implicit.  True when there was something to report. */
bool
check_space (tree conversion, const value_context &context)
{
	tree from = TREE_OPERAND (conversion, 0);

	if (spaces_mixed_p (TREE_TYPE (conversion), TREE_TYPE (from)))
		return check_mix (conversion, from, context);
	if (types_mixed_deeper_p (TREE_TYPE (conversion), TREE_TYPE (from)))
		return check_levels (conversion, from, context);
	return false;
}
