/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Folds what the front end would have folded without the space.  GCC does not look through
 * a conversion between an integer and a pointer into an address space
 * (tree_nop_conversion_p), so that `(unsigned long) &var & 1' stays although the alignment
 * of var tells the result.  When strip.c has taken the space out, such expressions are
 * folded from the conversion outwards, and no others: the front end leaves some as they are.
 *
 * What the parser has decided by then stays: `while ((long) &var & 1)' is a loop.
 */
#include "plugin.h"

/* Expressions that the space may have kept as they are. */
static hash_set<tree> *kept;

/* What has been looked at, for it may be shared, and what it has become if that is new. */
static hash_map<tree, tree> *seen;

/* Does NODE make a number of a pointer into the space? */
static bool
leaves_space_p (tree node)
{
	return ((CONVERT_EXPR_P (node) && INTEGRAL_TYPE_P (TREE_TYPE (node)))
		|| TREE_CODE (node) == POINTER_DIFF_EXPR)
	       && percpu_pointer_type_p (TREE_TYPE (TREE_OPERAND (node, 0)));
}

/* NODE, whose types have their space still, will be looked at again. */
void
note_kept_by_space (tree node)
{
	if (!leaves_space_p (node))
		return;
	if (!kept)
		kept = new hash_set<tree>;
	kept->add (node);
}

static bool fold_in (tree *where);

static bool
fold_in_operands (tree node)
{
	bool touched = false;

	for (int i = 0; i < TREE_OPERAND_LENGTH (node); i++)
		if (TREE_OPERAND (node, i))
			touched |= fold_in (&TREE_OPERAND (node, i));
	return touched;
}

/* What is no expression, but has some in it. */
static void
fold_in_other (tree node)
{
	unsigned i;
	constructor_elt *element;

	switch (TREE_CODE (node)) {
	case STATEMENT_LIST:
		for (tree_stmt_iterator at = tsi_start (node); !tsi_end_p (at); tsi_next (&at))
			fold_in (tsi_stmt_ptr (at));
		break;
	case CONSTRUCTOR:
		FOR_EACH_VEC_SAFE_ELT (CONSTRUCTOR_ELTS (node), i, element)
			fold_in (&element->value);
		break;
	case TREE_LIST:
		for (; node; node = TREE_CHAIN (node))
			if (TREE_VALUE (node))
				fold_in (&TREE_VALUE (node));
		break;
	default:
		break;
	}
}

/* Does the front end fold expressions like NODE when their operands have been? */
static bool
foldable_p (const_tree node)
{
	switch (TREE_CODE_CLASS (TREE_CODE (node))) {
	case tcc_unary:
	case tcc_binary:
	case tcc_comparison:
		return true;
	default:
		break;
	}
	switch (TREE_CODE (node)) {
	case TRUTH_NOT_EXPR:
	case TRUTH_AND_EXPR:
	case TRUTH_ANDIF_EXPR:
	case TRUTH_OR_EXPR:
	case TRUTH_ORIF_EXPR:
	case TRUTH_XOR_EXPR:
		return true;
	case COND_EXPR:
		return !VOID_TYPE_P (TREE_TYPE (node));
	case CALL_EXPR:
		/* __builtin_expect () of a constant is that constant. */
		return get_callee_fndecl (node) && fndecl_built_in_p (get_callee_fndecl (node));
	default:
		return false;
	}
}

/*
 * NODE folded.  `int i = (long) &var & 1' has been narrowed to `(int) &var & 1', in which
 * the alignment is not seen any more; the front end folds first.
 */
static tree
folded (tree node)
{
	tree type = TREE_TYPE (node), inner, fresh;
	const unsigned precision = TYPE_PRECISION (type);

	if (TREE_CODE (node) != BIT_AND_EXPR || TREE_CODE (TREE_OPERAND (node, 1)) != INTEGER_CST)
		return fold (node);
	inner = TREE_OPERAND (node, 0);
	while (CONVERT_EXPR_P (inner) && INTEGRAL_TYPE_P (TREE_TYPE (TREE_OPERAND (inner, 0)))
	       && TYPE_PRECISION (TREE_TYPE (TREE_OPERAND (inner, 0))) >= precision)
		inner = TREE_OPERAND (inner, 0);
	type = TREE_TYPE (inner);
	fresh = fold_build2 (BIT_AND_EXPR, type, inner,
			     wide_int_to_tree (type, wide_int::from (
				wi::to_wide (TREE_OPERAND (node, 1)),
				TYPE_PRECISION (type), UNSIGNED)));
	return TREE_CODE (fresh) == INTEGER_CST ? fold_convert (TREE_TYPE (node), fresh)
						: fold (node);
}

/* Folds in *WHERE.  True: its value may be folded into what it is an operand of. */
static bool
fold_in (tree *where)
{
	tree node = *where;
	bool touched;

	if (!EXPR_P (node)) {
		fold_in_other (node);
		return false;
	}
	if (tree *known = seen->get (node)) {
		if (*known)
			*where = *known;
		return *known;
	}
	seen->put (node, NULL_TREE);
	if (TREE_CODE (node) == BIND_EXPR) {
		if (BIND_EXPR_BODY (node))
			fold_in (&BIND_EXPR_BODY (node));
		return false;
	}
	if (TREE_CODE (node) == DECL_EXPR) {
		tree decl = DECL_EXPR_DECL (node);

		if (VAR_P (decl) && !TREE_STATIC (decl) && DECL_INITIAL (decl))
			fold_in (&DECL_INITIAL (decl));
		return false;
	}
	touched = fold_in_operands (node) || kept->contains (node);
	if (!touched || !foldable_p (node))
		return false;
	*where = folded (node);
	seen->put (node, *where);
	return true;
}

/* Folds in CODE, a function's tree or an initializer, what has been noted. */
void
fold_again (tree *code)
{
	if (!kept)
		return;
	seen = new hash_map<tree, tree>;
	fold_in (code);
	delete seen;
	delete kept;
	kept = NULL;
}
