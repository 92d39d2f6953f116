/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which functions the unit gives to others, by the members that they are stored in. */
#include "lifetime.h"

static bool
field_p (const_tree field, const life_entry *member)
{
	return field && TREE_CODE (field) == FIELD_DECL && DECL_NAME (field)
	       && id_equal (DECL_NAME (field), member->field)
	       && member_of_p (field, member->structure);
}

/* Does the initializer VALUE have FUNCTION in MEMBER? */
static bool
initialized_p (tree value, tree function, const life_entry *member)
{
	unsigned i;
	tree index, element;

	if (!value || TREE_CODE (value) != CONSTRUCTOR)
		return false;
	FOR_EACH_CONSTRUCTOR_ELT (CONSTRUCTOR_ELTS (value), i, index, element) {
		if (initialized_p (element, function, member))
			return true;
		if (!field_p (index, member))
			continue;
		STRIP_NOPS (element);
		if (TREE_CODE (element) == ADDR_EXPR
		    && TREE_OPERAND (element, 0) == function)
			return true;
	}
	return false;
}

static bool
stored_by_p (gimple *stmt, const life_entry *member)
{
	return gimple_assign_single_p (stmt)
	       && TREE_CODE (gimple_assign_lhs (stmt)) == COMPONENT_REF
	       && field_p (TREE_OPERAND (gimple_assign_lhs (stmt), 1), member);
}

/* Is the function of NODE stored in MEMBER, somewhere in the unit? */
bool
stored_in_p (cgraph_node *node, const life_entry *member)
{
	ipa_ref *ref = NULL;

	for (unsigned i = 0; node->address_taken && node->iterate_referring (i, ref); i++) {
		tree from = ref->referring->decl;

		if (ref->use != IPA_REF_ADDR)
			continue;
		if (ref->stmt ? stored_by_p (ref->stmt, member)
			      : VAR_P (from)
				&& initialized_p (DECL_INITIAL (from), node->decl, member))
			return true;
	}
	return false;
}

/* What the initializer VALUE has in a member of that name; NULL_TREE: nothing. */
static tree
element_named (tree value, const char *name)
{
	unsigned i;
	tree index, element;

	if (!value || TREE_CODE (value) != CONSTRUCTOR)
		return NULL_TREE;
	FOR_EACH_CONSTRUCTOR_ELT (CONSTRUCTOR_ELTS (value), i, index, element)
		if (index && TREE_CODE (index) == FIELD_DECL && DECL_NAME (index)
		    && id_equal (DECL_NAME (index), name)) {
			STRIP_NOPS (element);
			return element;
		}
	return NULL_TREE;
}

/*
 * The function that sets up the objects of the one of NODE, by the table; NULL_TREE: not
 * known, or several.
 */
tree
set_up_beside (cgraph_node *node)
{
	life_entries lines;
	ipa_ref *ref = NULL;
	tree found = NULL_TREE;

	life_lines (LIFE_SETS_UP, LIFE_NONE, &lines);
	for (unsigned i = 0; node->address_taken && node->iterate_referring (i, ref); i++)
		for (const life_entry *line : lines) {
			tree from = ref->referring->decl, other;

			if (ref->stmt || !VAR_P (from)
			    || !initialized_p (DECL_INITIAL (from), node->decl, line))
				return NULL_TREE;
			other = element_named (DECL_INITIAL (from), line->other);
			if (!other || TREE_CODE (other) != ADDR_EXPR
			    || (found && found != TREE_OPERAND (other, 0)))
				return NULL_TREE;
			found = TREE_OPERAND (other, 0);
		}
	return found;
}

/* ---- attributes ---- */

static const char *
type_name (tree type)
{
	tree name;

	while (TREE_CODE (type) == ARRAY_TYPE)
		type = TREE_TYPE (type);
	name = TYPE_NAME (TYPE_MAIN_VARIANT (type));
	if (name && TREE_CODE (name) == TYPE_DECL)
		name = DECL_NAME (name);
	return name ? IDENTIFIER_POINTER (name) : "";
}

/* Its attributes come and go with each device. */
static bool
describes_devices_p (tree variable)
{
	static const char *const names[] = { "class", "bus_type", "device_type" };

	for (const char *name : names)
		if (!strcmp (type_name (TREE_TYPE (variable)), name))
			return true;
	return false;
}

/*
 * Is NODE, an attribute or a list of some, only where it is for the whole life of a
 * device?  *FOUND: it is somewhere.
 */
static bool
for_life_p (symtab_node *node, bool *found, int depth)
{
	ipa_ref *ref = NULL;

	/* What asks whether an attribute is to be seen may ask for its memory. */
	if (depth > 6 || TREE_PUBLIC (node->decl)
	    || element_named (DECL_INITIAL (node->decl), "is_visible"))
		return false;
	for (unsigned i = 0; node->iterate_referring (i, ref); i++) {
		tree from = ref->referring->decl;

		if (ref->stmt || !VAR_P (from))
			return false;
		if (describes_devices_p (from))
			*found = true;
		else if (!for_life_p (ref->referring, found, depth + 1))
			return false;
	}
	return true;
}

/*
 * Is the function of NODE in MEMBER of an attribute that a device has from its
 * registration on, and as long as it is registered?
 */
bool
attribute_for_life_p (cgraph_node *node, const life_entry *member)
{
	ipa_ref *ref = NULL;

	for (unsigned i = 0; node->address_taken && node->iterate_referring (i, ref); i++) {
		tree from = ref->referring->decl;
		bool found = false;

		if (ref->use == IPA_REF_ADDR && !ref->stmt && VAR_P (from)
		    && initialized_p (DECL_INITIAL (from), node->decl, member)
		    && for_life_p (ref->referring, &found, 0) && found)
			return true;
	}
	return false;
}
