/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An expression as the programmer wrote it, for messages.  GCC's own printer
 * shows what the front end made of it: byte offsets, &row for a row that became
 * a pointer, temporaries.  What cannot be said shortly is "this expression".
 */
#include "plugin.h"

/* All texts are xmalloc'ed; NULL: it cannot be said. */
static char *describe (tree value, int depth);

static char *
declaration (tree decl)
{
	if (!DECL_NAME (decl) || DECL_ARTIFICIAL (decl))
		return NULL;
	return xstrdup (IDENTIFIER_POINTER (DECL_NAME (decl)));
}

/* Joins the three and frees the middle one. */
static char *
around (const char *before, char *text, const char *behind)
{
	char *joined;

	if (!text)
		return NULL;
	joined = concat (before, text, behind, NULL);
	free (text);
	return joined;
}

static char *
index_text (tree index, int depth)
{
	STRIP_NOPS (index);
	if (tree_fits_shwi_p (index)) {
		char number[32];

		snprintf (number, sizeof (number), HOST_WIDE_INT_PRINT_DEC,
			  tree_to_shwi (index));
		return xstrdup (number);
	}
	char *text = describe (index, depth);

	return text ? text : xstrdup ("...");
}

/* BASE[INDEX] */
static char *
element (char *base, char *index)
{
	char *joined = base ? concat (base, "[", index, "]", NULL) : NULL;

	free (base);
	free (index);
	return joined;
}

/* POINTER + bytes, followed: an element. */
static char *
followed_sum (tree sum, int depth)
{
	tree base = TREE_OPERAND (sum, 0), offset = TREE_OPERAND (sum, 1);
	tree size = TYPE_SIZE_UNIT (TREE_TYPE (TREE_TYPE (sum)));

	STRIP_NOPS (offset);
	if (tree_fits_shwi_p (offset) && size && tree_fits_shwi_p (size)
	    && tree_to_shwi (size) > 0) {
		HOST_WIDE_INT n = tree_to_shwi (offset) / tree_to_shwi (size);

		return element (describe (base, depth),
				index_text (build_int_cst (long_integer_type_node,
							   n), depth));
	}
	if (TREE_CODE (offset) == MULT_EXPR)
		return element (describe (base, depth),
				index_text (TREE_OPERAND (offset, 0), depth));
	return element (describe (base, depth), xstrdup ("..."));
}

static char *
member (tree reference, int depth)
{
	tree object = TREE_OPERAND (reference, 0);
	tree field = DECL_NAME (TREE_OPERAND (reference, 1));
	const char *between = ".";
	char *base, *joined;

	if (TREE_CODE (object) == INDIRECT_REF
	    && TREE_CODE (TREE_OPERAND (object, 0)) != POINTER_PLUS_EXPR) {
		object = TREE_OPERAND (object, 0);
		between = "->";
	}
	base = describe (object, depth);
	if (!base || !field)
		return base;
	joined = concat (base, between, IDENTIFIER_POINTER (field), NULL);
	free (base);
	return joined;
}

static char *
call (tree expr, int depth)
{
	tree function = get_callee_fndecl (expr);

	if (function && fndecl_built_in_p (function)
	    && startswith (IDENTIFIER_POINTER (DECL_NAME (function)),
			   "__builtin_"))
		return NULL;
	return around ("", function ? declaration (function)
				    : describe (CALL_EXPR_FN (expr), depth),
		       call_expr_nargs (expr) ? " (...)" : " ()");
}

static char *
followed (tree pointer, int depth)
{
	tree bare = pointer;

	STRIP_NOPS (bare);
	if (TREE_CODE (bare) == POINTER_PLUS_EXPR)
		return followed_sum (bare, depth);
	return around ("*", describe (bare, depth), "");
}

/* Was the address taken only because an array became a pointer? */
static bool
decayed_p (tree conversion)
{
	tree from = TREE_OPERAND (conversion, 0);

	return TREE_CODE (from) == ADDR_EXPR && POINTER_TYPE_P (TREE_TYPE (conversion))
	       && TREE_CODE (TREE_TYPE (TREE_OPERAND (from, 0))) == ARRAY_TYPE
	       && TREE_CODE (TREE_TYPE (TREE_TYPE (conversion))) != ARRAY_TYPE
	       && !VOID_TYPE_P (TREE_TYPE (TREE_TYPE (conversion)));
}

static char *
describe (tree value, int depth)
{
	if (!value || depth++ > 6)
		return NULL;
	if (DECL_P (value))
		return declaration (value);
	switch (TREE_CODE (value)) {
	CASE_CONVERT:
	case ADDR_SPACE_CONVERT_EXPR:
		if (decayed_p (value))
			return describe (TREE_OPERAND (TREE_OPERAND (value, 0), 0),
					 depth);
		/* Fall through.  */
	case NON_LVALUE_EXPR:
	case SAVE_EXPR:
		return describe (TREE_OPERAND (value, 0), depth);
	case C_MAYBE_CONST_EXPR:
		return describe (C_MAYBE_CONST_EXPR_EXPR (value), depth);
	case ADDR_EXPR: {
		tree object = TREE_OPERAND (value, 0);

		/* An array's address of its element's type is the array. */
		if (TREE_CODE (TREE_TYPE (object)) == ARRAY_TYPE
		    && TREE_CODE (TREE_TYPE (TREE_TYPE (value))) != ARRAY_TYPE)
			return describe (object, depth);
		return around (TREE_CODE (object) == FUNCTION_DECL ? "" : "&",
			       describe (object, depth), "");
	}
	case COMPONENT_REF:
		return member (value, depth);
	case ARRAY_REF:
		return element (describe (TREE_OPERAND (value, 0), depth),
				index_text (TREE_OPERAND (value, 1), depth));
	case INDIRECT_REF:
		return followed (TREE_OPERAND (value, 0), depth);
	case POINTER_PLUS_EXPR:
		return around ("", describe (TREE_OPERAND (value, 0), depth),
			       " + ...");
	case CALL_EXPR:
		return call (value, depth);
	default:
		return NULL;
	}
}

bool
describable_p (tree value)
{
	char *text = describe (value, 0);

	free (text);
	return text != NULL;
}

/* The text stays until as many others have been made as one message can hold. */
const char *
expression_text (tree value)
{
	static char *texts[8];
	static unsigned next;
	char *text = describe (value, 0);

	next = (next + 1) % ARRAY_SIZE (texts);
	free (texts[next]);
	texts[next] = text ? text : xstrdup ("this expression");
	return texts[next];
}
