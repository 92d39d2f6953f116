/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Takes the space out of a unit that has been parsed: every type that mentions it is
 * replaced by the one that the unit would have without the word __percpu, in
 * declarations, fields and expressions.  Clearing the space in place would leave two
 * nodes for one pointer type, and debug information and LTO count nodes.
 *
 * Debug information of types and file-scope declarations is made while the unit is
 * being parsed.  For that moment the declaration is given its ordinary types
 * (with_ordinary_types).
 */
#include "plugin.h"

/* Types with the space, and what replaces them; kept alive as a list, too. */
static hash_map<tree, tree> *replacements;
static tree kept_alive;

static const struct ggc_root_tab roots[] = {
	{ &kept_alive, 1, sizeof (kept_alive), &gt_ggc_mx_tree_node,
	  &gt_pch_nx_tree_node },
	LAST_GGC_ROOT_TAB
};

static tree ordinary (tree type);

/* The typedef by which TYPE is called, or NULL_TREE. */
static tree
typedef_of (tree type)
{
	tree name = TYPE_NAME (type);

	return name && TREE_CODE (name) == TYPE_DECL
	       && DECL_ORIGINAL_TYPE (name) ? name : NULL_TREE;
}

/*
 * TYPE, itself without the space, is called by the typedef NAME: where what NAME stands
 * for has the space further on, the ordinary type has that name as well.
 */
static tree
ordinary_typedef (tree type, tree name)
{
	tree original, copy, *known = replacements->get (name);

	if (known)
		copy = *known;
	else {
		original = ordinary (DECL_ORIGINAL_TYPE (name));
		if (original == ordinary_type (DECL_ORIGINAL_TYPE (name)))
			return type;
		copy = build_variant_type_copy (original);
		TYPE_NAME (copy) = name;
		if (TYPE_USER_ALIGN (type)) {
			SET_TYPE_ALIGN (copy, TYPE_ALIGN (type));
			TYPE_USER_ALIGN (copy) = 1;
		}
		TREE_USED (copy) = TREE_USED (type);
		replacements->put (name, copy);
		kept_alive = tree_cons (name, copy, kept_alive);
	}
	return build_qualified_type (copy, TYPE_QUALS (type));
}

static tree
ordinary_function (tree type)
{
	tree result = ordinary (TREE_TYPE (type)), list = NULL_TREE, fresh;
	bool same = result == TREE_TYPE (type);

	for (tree arg = TYPE_ARG_TYPES (type); arg; arg = TREE_CHAIN (arg)) {
		tree value = ordinary (TREE_VALUE (arg));

		if (arg == void_list_node) {
			list = nreverse (list);
			list = list ? chainon (list, void_list_node)
				    : void_list_node;
			break;
		}
		same &= value == TREE_VALUE (arg);
		list = tree_cons (TREE_PURPOSE (arg), value, list);
		if (!TREE_CHAIN (arg))
			list = nreverse (list);
	}
	if (same)
		return type;
	fresh = build_function_type (result, list);
	if (TYPE_ATTRIBUTES (type))
		fresh = build_type_attribute_variant (fresh,
						      TYPE_ATTRIBUTES (type));
	return build_qualified_type (fresh, TYPE_QUALS (type));
}

/* What TYPE would be without the space, at any depth but that of members. */
static tree
make_ordinary (tree type)
{
	tree to;

	type = ordinary_type (type);
	if (tree name = typedef_of (type))
		return ordinary_typedef (type, name);
	switch (TREE_CODE (type)) {
	case POINTER_TYPE:
		to = ordinary (TREE_TYPE (type));
		if (to == TREE_TYPE (type))
			return type;
		to = build_pointer_type_for_mode (to, TYPE_MODE (type),
						  TYPE_REF_CAN_ALIAS_ALL (type));
		if (TYPE_ATTRIBUTES (type))
			to = build_type_attribute_variant (to,
							   TYPE_ATTRIBUTES (type));
		return build_qualified_type (to, TYPE_QUALS (type));
	case ARRAY_TYPE:
		to = ordinary (TREE_TYPE (type));
		return to == TREE_TYPE (type)
		       ? type : build_array_type (to, TYPE_DOMAIN (type),
						  TYPE_TYPELESS_STORAGE (type));
	case FUNCTION_TYPE:
		return ordinary_function (type);
	default:
		return type;
	}
}

static tree
ordinary (tree type)
{
	tree fresh, *known;

	if (!type || !TYPE_P (type) || TREE_CODE (type) == ERROR_MARK
	    || !space_in_type_p (type))
		return type;
	if (!replacements)
		replacements = new hash_map<tree, tree>;
	known = replacements->get (type);
	if (known)
		return *known;
	fresh = make_ordinary (type);
	replacements->put (type, fresh);
	/* The type, too: another could come to be at its address. */
	kept_alive = tree_cons (type, fresh, kept_alive);
	return fresh;
}

/* ---- for a moment, while debug information is made ---- */

/* A place that holds a type, and what it held. */
struct held_type {
	tree *place, type;
};

/* A variant with the space, and the one behind which it was. */
struct hidden_variant {
	tree before, variant;
};

static auto_vec<hidden_variant> hidden;

/*
 * Debug information looks for a near variant among all variants of a type, and
 * does not ask for the space.
 */
static void
hide_variants (tree type, int depth)
{
	tree at;

	if (!type || !TYPE_P (type) || depth > 8)
		return;
	at = TYPE_MAIN_VARIANT (type);
	while (tree next = TYPE_NEXT_VARIANT (at)) {
		if (!percpu_type_p (next)) {
			at = next;
			continue;
		}
		hidden_variant h = { at, next };

		hidden.safe_push (h);
		TYPE_NEXT_VARIANT (at) = TYPE_NEXT_VARIANT (next);
	}
	if (POINTER_TYPE_P (type) || TREE_CODE (type) == ARRAY_TYPE
	    || FUNC_OR_METHOD_TYPE_P (type))
		hide_variants (TREE_TYPE (type), depth + 1);
	if (FUNC_OR_METHOD_TYPE_P (type))
		for (tree arg = TYPE_ARG_TYPES (type); arg; arg = TREE_CHAIN (arg))
			hide_variants (TREE_VALUE (arg), depth + 1);
}

static void
show_variants (void)
{
	while (!hidden.is_empty ()) {
		hidden_variant h = hidden.pop ();

		TYPE_NEXT_VARIANT (h.variant) = TYPE_NEXT_VARIANT (h.before);
		TYPE_NEXT_VARIANT (h.before) = h.variant;
	}
}

static void
exchange (tree *place, auto_vec<held_type> *held)
{
	held_type h = { place, *place };
	tree fresh = *place ? ordinary (*place) : NULL_TREE;

	hide_variants (fresh, 0);
	if (fresh == *place)
		return;
	held->safe_push (h);
	*place = fresh;
}

static void
exchange_fields (tree type, auto_vec<held_type> *held)
{
	for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field)) {
		tree member = TREE_TYPE (field);

		if (TREE_CODE (field) != FIELD_DECL)
			continue;
		exchange (&TREE_TYPE (field), held);
		/* A structure without a name has its debug information with this. */
		while (TREE_CODE (member) == ARRAY_TYPE)
			member = TREE_TYPE (member);
		if (RECORD_OR_UNION_TYPE_P (member) && !TYPE_NAME (member))
			exchange_fields (member, held);
	}
}

static void
exchange_declaration (tree decl, auto_vec<held_type> *held)
{
	tree type = TREE_TYPE (decl);

	/* Known before what a typedef stands for is exchanged. */
	ordinary (type);
	if (TREE_CODE (decl) == TYPE_DECL) {
		exchange (&DECL_ORIGINAL_TYPE (decl), held);
		if (type && RECORD_OR_UNION_TYPE_P (type))
			exchange_fields (type, held);
	}
	exchange (&TREE_TYPE (decl), held);
	if (TREE_CODE (decl) != FUNCTION_DECL)
		return;
	for (tree parm = DECL_ARGUMENTS (decl); parm; parm = DECL_CHAIN (parm))
		exchange (&TREE_TYPE (parm), held);
}

/* Calls MAKE for DECL while all that DECL says is ordinary. */
void
with_ordinary_types (tree decl, void (*make) (tree, int), int argument)
{
	auto_vec<held_type> held;
	unsigned i;
	held_type *h;

	resume_space ();

	exchange_declaration (decl, &held);
	make (decl, argument);
	FOR_EACH_VEC_ELT_REVERSE (held, i, h)
		*h->place = h->type;
	show_variants ();
}

/* Is DECL's type without the space, and those of its parameters? */
static bool
plain_p (const_tree decl)
{
	tree type = TREE_TYPE (decl);

	return TREE_CODE (type) != ERROR_MARK && !space_in_type_p (type)
	       && (TREE_CODE (type) != FUNCTION_TYPE || TYPE_ARG_TYPES (type));
}

/*
 * DECL has been declared: makes its ordinary types now, because debug information
 * goes by the order in which the variants of a type were made.
 */
void
prepare_ordinary_types (tree decl)
{
	if (plain_p (decl))
		return;
	ordinary (TREE_TYPE (decl));
	if (TREE_CODE (decl) != FUNCTION_DECL)
		return;
	for (tree parm = DECL_ARGUMENTS (decl); parm; parm = DECL_CHAIN (parm))
		ordinary (TREE_TYPE (parm));
}

/* ---- for good ---- */

/*
 * Types are settled last, all that were asked for: what is done to a declaration or an
 * expression makes sure that its type is one of them.
 */

static void
note_type (tree type)
{
	if (type && TREE_CODE (type) != ERROR_MARK)
		space_in_type_p (type);
}

/* WHERE holds a type. */
static inline void
settle_place (tree *where)
{
	tree type = *where;

	if (type && TREE_CODE (type) != ERROR_MARK && space_in_type_p (type))
		*where = ordinary (type);
}

static void
settle_declaration (tree decl)
{
	switch (TREE_CODE (decl)) {
	case TYPE_DECL:
		/* In this order: the first asks for the second. */
		settle_place (&TREE_TYPE (decl));
		settle_place (&DECL_ORIGINAL_TYPE (decl));
		return;
	case FIELD_DECL:
		settle_place (&DECL_BIT_FIELD_TYPE (decl));
		break;
	case PARM_DECL:
		settle_place (&DECL_ARG_TYPE (decl));
		break;
	case FUNCTION_DECL:
		if (plain_p (decl))
			return;
		for (tree parm = DECL_ARGUMENTS (decl); parm;
		     parm = DECL_CHAIN (parm))
			settle_declaration (parm);
		if (DECL_RESULT (decl))
			settle_declaration (DECL_RESULT (decl));
		break;
	default:
		break;
	}
	settle_place (&TREE_TYPE (decl));
}

/* Variants of a type with the space are in the chain of those without. */
static void
unlink_variants (tree type)
{
	tree at = TYPE_MAIN_VARIANT (type);

	while (tree next = TYPE_NEXT_VARIANT (at))
		if (percpu_type_p (next))
			TYPE_NEXT_VARIANT (at) = TYPE_NEXT_VARIANT (next);
		else
			at = next;
}

/* What TYPE leads to, but for what space_in_type_p () asks for itself. */
static void
settle_type (tree type)
{
	tree name = TYPE_NAME (type), main = TYPE_MAIN_VARIANT (type);

	if (space_in_type_p (type))
		note_type (ordinary (type));
	note_type (main);
	if (main == type)
		unlink_variants (type);
	note_type (TYPE_NEXT_VARIANT (type));
	if (name && TREE_CODE (name) == TYPE_DECL)
		settle_declaration (name);
	if (RECORD_OR_UNION_TYPE_P (type)
	    && (main == type || TYPE_FIELDS (main) != TYPE_FIELDS (type)))
		for (tree field = TYPE_FIELDS (type); field;
		     field = DECL_CHAIN (field))
			settle_declaration (field);
}

/* Constants are shared, so each place that holds one gets one of its own type. */
static void
settle_constant (tree *where)
{
	tree fresh;

	if (*where && TREE_CODE (*where) == STRING_CST)
		settle_string (where);
	if (!*where || TREE_CODE (*where) != INTEGER_CST
	    || !space_in_type_p (TREE_TYPE (*where)))
		return;
	fresh = ordinary (TREE_TYPE (*where));
	if (fresh != TREE_TYPE (*where))
		*where = wide_int_to_tree (fresh, wi::to_wide (*where));
}

static void
settle_constants_in (tree node)
{
	unsigned i;
	constructor_elt *element;

	if (EXPR_P (node))
		for (int n = 0; n < TREE_OPERAND_LENGTH (node); n++)
			settle_constant (&TREE_OPERAND (node, n));
	else if (TREE_CODE (node) == CONSTRUCTOR)
		FOR_EACH_VEC_SAFE_ELT (CONSTRUCTOR_ELTS (node), i, element)
			settle_constant (&element->value);
	else if (TREE_CODE (node) == TREE_LIST)
		settle_constant (&TREE_VALUE (node));
}

/*
 * *WHERE is a conversion to the same type, but for the space: the front end would not have
 * made it, and would have left the operand at the place of the cast.
 */
static bool
drop_conversion (tree *where)
{
	tree node = *where, operand, type, from;

	if (!CONVERT_EXPR_P (node) && TREE_CODE (node) != ADDR_SPACE_CONVERT_EXPR)
		return false;
	operand = TREE_OPERAND (node, 0);
	type = TREE_TYPE (node);
	from = TREE_TYPE (operand);
	if (type == from || !EXPR_P (operand) || lvalue_p (operand)
	    || !(space_in_type_p (type) || space_in_type_p (from))
	    || ordinary (type) != ordinary (from))
		return false;
	if (EXPR_HAS_LOCATION (node))
		SET_EXPR_LOCATION (operand, EXPR_LOCATION (node));
	*where = operand;
	return true;
}

/* One node of a function's or an initializer's tree. */
static tree
settle_node (tree *where, int *, void *)
{
	tree node;

	while (drop_conversion (where))
		;
	node = *where;
	if (TYPE_P (node)) {
		note_type (node);
		return NULL_TREE;
	}
	if (DECL_P (node)) {
		settle_declaration (node);
		return NULL_TREE;
	}
	settle_constants_in (node);
	if (!CODE_CONTAINS_STRUCT (TREE_CODE (node), TS_TYPED)
	    || !TREE_TYPE (node))
		return NULL_TREE;
	if (TREE_CODE (node) == INTEGER_CST || TREE_CODE (node) == STRING_CST) {
		settle_constant (where);
		return NULL_TREE;
	}
	note_kept_by_space (node);
	settle_place (&TREE_TYPE (node));
	if (TREE_CODE (node) == ADDR_SPACE_CONVERT_EXPR
	    || (TREE_CODE (node) == VIEW_CONVERT_EXPR
		&& POINTER_TYPE_P (TREE_TYPE (node))))
		TREE_SET_CODE (node, NOP_EXPR);
	if (TREE_CODE (node) == COMPOUND_LITERAL_EXPR)
		settle_declaration (COMPOUND_LITERAL_EXPR_DECL (node));
	return NULL_TREE;
}

/* Parts of trees that have been settled. */
static hash_set<tree> *settled;

static void
settle_tree (tree *where)
{
	settle_constant (where);
	walk_tree (where, settle_node, NULL, settled);
	fold_again (where);
}

static void
settle_variable (tree decl)
{
	settle_declaration (decl);
	if (DECL_INITIAL (decl) && DECL_INITIAL (decl) != error_mark_node
	    && space_in_definition_p (decl))
		settle_tree (&DECL_INITIAL (decl));
}

/*
 * Declarations of a scope, those that no statement refers to as well.  INITIALIZERS: of
 * automatic variables, too.
 */
static void
settle_block (tree block, bool initializers)
{
	for (; block; block = BLOCK_CHAIN (block)) {
		for (tree decl = BLOCK_VARS (block); decl;
		     decl = DECL_CHAIN (decl))
			if (VAR_P (decl) && (initializers || TREE_STATIC (decl)))
				settle_variable (decl);
			else
				settle_declaration (decl);
		settle_block (BLOCK_SUBBLOCKS (block), initializers);
	}
}

/* Casts are noted as uses of their types, for debug information. */
static void
settle_used_types (function *fun)
{
	auto_vec<tree> used;
	unsigned i;
	tree type;

	if (!fun || !fun->used_types_hash)
		return;
	for (tree t : *fun->used_types_hash)
		if (ordinary (t) != t)
			used.safe_push (t);
	FOR_EACH_VEC_ELT (used, i, type) {
		fun->used_types_hash->remove (type);
		fun->used_types_hash->add (ordinary (type));
	}
}

static void
settle_function (tree function)
{
	const bool space = space_in_definition_p (function);

	settle_used_types (DECL_STRUCT_FUNCTION (function));
	settle_declaration (function);
	if (DECL_SAVED_TREE (function) && space)
		settle_tree (&DECL_SAVED_TREE (function));
	if (DECL_INITIAL (function) && TREE_CODE (DECL_INITIAL (function)) == BLOCK)
		settle_block (DECL_INITIAL (function), space);
}

/* The unit has been parsed and is without errors. */
void
strip_space (void)
{
	symtab_node *node;
	unsigned i;
	tree unit;

	settled = new hash_set<tree> (20000);
	FOR_EACH_SYMBOL (node)
		if (TREE_CODE (node->decl) == FUNCTION_DECL)
			settle_function (node->decl);
		else
			settle_variable (node->decl);
	FOR_EACH_VEC_SAFE_ELT (all_translation_units, i, unit)
		if (DECL_INITIAL (unit)
		    && TREE_CODE (DECL_INITIAL (unit)) == BLOCK)
			settle_block (DECL_INITIAL (unit), true);
	delete settled;
	settled = NULL;
	/* Their number grows. */
	for (i = 0; i < vec_safe_length (scanned_types ()); i++)
		settle_type ((*scanned_types ())[i]);
}

void
register_strip (const char *plugin_name)
{
	register_callback (plugin_name, PLUGIN_REGISTER_GGC_ROOTS, NULL,
			   const_cast<ggc_root_tab *> (roots));
}
