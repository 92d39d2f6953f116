/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Built-in functions that leave no trace.  GCC numbers declarations (DECL_UID), and its
 * variable tracking walks hash tables of these numbers: one declaration more, and
 * the location lists of -g come out differently.  So a built-in is not made by
 * add_builtin_function () but is a copy with a number from the far end.
 */
#include "plugin.h"

/* Built-ins of a target are resolved by their code and never reach a pass. */
void
add_quiet_builtin (const char *name, tree type, unsigned code)
{
	static unsigned last_uid = INT_MAX;
	tree like = builtin_decl_explicit (BUILT_IN_TRAP);
	tree decl = (tree) ggc_internal_cleared_alloc (tree_size (like));

	memcpy (decl, like, tree_size (like));
	DECL_NAME (decl) = get_identifier (name);
	DECL_UID (decl) = last_uid--;
	TREE_TYPE (decl) = type;
	DECL_ATTRIBUTES (decl) = NULL_TREE;
	DECL_CHAIN (decl) = NULL_TREE;
	SET_DECL_ASSEMBLER_NAME (decl, NULL_TREE);
	decl->decl_with_vis.symtab_node = NULL;
	TREE_THIS_VOLATILE (decl) = 0;
	set_decl_built_in_function (decl, BUILT_IN_MD, code);
	lang_hooks.builtin_function (decl);
}
