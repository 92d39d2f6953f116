/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Does a type, an expression or a function say __percpu anywhere, or has it a string that
 * does (stringified.c)?  Most do not, and there neither the checks nor strip.c have
 * anything to do.
 *
 * What is found out about a type is kept by its number, which no other type gets: a type
 * is never changed so that the answer would be another one.
 */
#include "plugin.h"

unsigned char *space_states;
unsigned nr_space_states;

/* The types that were asked for: strip.c goes through all of them. */
static vec<tree, va_gc> *types;

static const struct ggc_root_tab roots[] = {
	{ &types, 1, sizeof (types), &gt_ggc_mx_vec_tree_va_gc_,
	  &gt_pch_nx_vec_tree_va_gc_ },
	LAST_GGC_ROOT_TAB
};

void
register_scan (const char *plugin_name)
{
	register_callback (plugin_name, PLUGIN_REGISTER_GGC_ROOTS, NULL,
			   const_cast<ggc_root_tab *> (roots));
}

const vec<tree, va_gc> *
scanned_types (void)
{
	return types;
}

/* All that TYPE leads to is asked for, whatever the answer is. */
static bool
learn (tree type)
{
	tree name = TYPE_NAME (type);
	bool with = percpu_type_p (type);

	if (name && TREE_CODE (name) == TYPE_DECL && DECL_ORIGINAL_TYPE (name))
		with |= space_in_type_p (DECL_ORIGINAL_TYPE (name));
	switch (TREE_CODE (type)) {
	case FUNCTION_TYPE:
		for (tree arg = TYPE_ARG_TYPES (type); arg; arg = TREE_CHAIN (arg))
			with |= space_in_type_p (TREE_VALUE (arg));
		/* Fall through.  */
	case POINTER_TYPE:
	case ARRAY_TYPE:
		return space_in_type_p (TREE_TYPE (type)) || with;
	default:
		return with;
	}
}

/* Fills in the state of TYPE. */
void
scan_type (tree type)
{
	const unsigned char state = learn (type) ? SPACE_WITH : SPACE_WITHOUT;
	const unsigned uid = TYPE_UID (type), old = nr_space_states;

	if (uid >= old) {
		nr_space_states = MAX (uid + 1, 2 * old);
		space_states = XRESIZEVEC (unsigned char, space_states,
					   nr_space_states);
		memset (space_states + old, 0, nr_space_states - old);
	}
	space_states[uid] = state;
	vec_safe_push (types, type);
}

/*
 * How many nodes may still be looked at.  The tree is walked without a note of where one
 * has been, and what is shared might be shared again and again.
 */
static unsigned nodes_left;

static bool space_in_node_p (tree node);

static bool
space_in_constructor_p (tree node)
{
	unsigned i;
	tree index, value;

	/* A conversion to a member's type may be missing. */
	FOR_EACH_CONSTRUCTOR_ELT (CONSTRUCTOR_ELTS (node), i, index, value)
		if ((index && TREE_CODE (index) == FIELD_DECL
		     && space_in_type_p (TREE_TYPE (index)))
		    || space_in_node_p (value))
			return true;
	return false;
}

/* What is no expression; true for what is not known here. */
static bool
space_in_other_p (tree node)
{
	switch (TREE_CODE (node)) {
	case STATEMENT_LIST:
		for (tree_stmt_iterator i = tsi_start (node); !tsi_end_p (i);
		     tsi_next (&i))
			if (space_in_node_p (tsi_stmt (i)))
				return true;
		return false;
	case CONSTRUCTOR:
		return space_in_type_p (TREE_TYPE (node))
		       || space_in_constructor_p (node);
	case TREE_LIST:
		for (; node; node = TREE_CHAIN (node))
			if (TREE_VALUE (node)
			    && space_in_node_p (TREE_VALUE (node)))
				return true;
		return false;
	case IDENTIFIER_NODE:
		return false;
	default:
		return true;
	}
}

/* DECL is declared in the code. */
static bool
space_in_declaration_p (tree decl)
{
	/* A size that is computed is an expression, too. */
	if (!VAR_P (decl) || !DECL_SIZE (decl)
	    || TREE_CODE (DECL_SIZE (decl)) != INTEGER_CST)
		return true;
	return space_in_type_p (TREE_TYPE (decl))
	       || (DECL_INITIAL (decl) && space_in_node_p (DECL_INITIAL (decl)));
}

/* Half of all operands are leaves. */
static inline bool
space_in_operand_p (tree operand)
{
	switch (TREE_CODE (operand)) {
	case VAR_DECL:
	case PARM_DECL:
	case FIELD_DECL:
	case INTEGER_CST:
		return space_in_type_p (TREE_TYPE (operand));
	default:
		return space_in_node_p (operand);
	}
}

static bool
space_in_node_p (tree node)
{
	/* The first operand, the deepest as a rule, is the next node. */
	do {
		const enum tree_code code = TREE_CODE (node);
		const enum tree_code_class kind = TREE_CODE_CLASS (code);

		if (!nodes_left--)
			return true;
		switch (kind) {
		case tcc_type:
			return space_in_type_p (node);
		case tcc_constant:
			if (code == STRING_CST && string_marked_p (node))
				return true;
			/* Fall through.  */
		case tcc_declaration:
			/* The text of an asm statement is a constant without a type. */
			return TREE_TYPE (node) && space_in_type_p (TREE_TYPE (node));
		case tcc_exceptional:
			return space_in_other_p (node);
		default:
			break;
		}
		if (code == DECL_EXPR)
			return space_in_declaration_p (DECL_EXPR_DECL (node));
		if (code == BIND_EXPR) {
			/* Its variables are where they are used, or in a DECL_EXPR. */
			node = BIND_EXPR_BODY (node);
			continue;
		}
		if (TREE_TYPE (node) && space_in_type_p (TREE_TYPE (node)))
			return true;

		const int n = kind == tcc_vl_exp ? VL_EXP_OPERAND_LENGTH (node)
						 : TREE_CODE_LENGTH (code);

		for (int i = 1; i < n; i++)
			if (TREE_OPERAND (node, i)
			    && space_in_operand_p (TREE_OPERAND (node, i)))
				return true;
		node = n > 0 ? TREE_OPERAND (node, 0) : NULL_TREE;
	} while (node);
	return false;
}

/* ---- declarations ---- */

/* By DECL_UID: was it scanned, without? */
static auto_vec<bool> without;

/* DECL is complete.  Does its body or initializer say __percpu? */
bool
scan_definition (tree decl)
{
	tree code = TREE_CODE (decl) == FUNCTION_DECL ? DECL_SAVED_TREE (decl)
						      : DECL_INITIAL (decl);

	nodes_left = 1000000;
	if (!code || space_in_node_p (code))
		return true;
	if (DECL_UID (decl) >= without.length ())
		without.safe_grow_cleared (DECL_UID (decl) + 1);
	without[DECL_UID (decl)] = true;
	return false;
}

/* True for what was not scanned, too: a function within another, say. */
bool
space_in_definition_p (const_tree decl)
{
	return DECL_UID (decl) >= without.length () || !without[DECL_UID (decl)];
}
