/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Slots: the pointers per_cpu_offset__NAME in the offset section.  What they hold
 * in each model is laid down in docs/lowering.md.
 */
#include "plugin.h"

#define PREFIX "per_cpu_offset__"
/* A name that no attribute of the source can have: it holds a blank. */
#define SLOT_ATTRIBUTE "percpu slot"

static const char *
offset_section (void)
{
	return percpu_opt.kernel ? ".data..percpu_offset"
				 : ".data.percpu_offset";
}

static tree
slot_name (tree decl)
{
	const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl));
	char *text = concat (PREFIX, *name == '*' ? name + 1 : name, NULL);
	tree identifier = get_identifier (text);

	free (text);
	return identifier;
}

static tree
slot_type (void)
{
	return percpu_opt.offset == MODEL_TABLE
	       ? build_pointer_type (long_unsigned_type_node)
	       : ptr_type_node;
}

/*
 * A declaration that the unit itself has (EXPORT_PER_CPU_SYMBOL of a Linux tree
 * writes one).  While the unit is parsed it is looked for by scope, because an
 * assembler name may still change; afterwards scopes are gone.
 */
static tree
declared_variable (tree name)
{
	symtab_node *node;
	tree decl;

	if (symtab->state == PARSING)
		decl = lookup_name (name);
	else {
		node = symtab_node::get_for_asmname (name);
		decl = node ? node->decl : NULL_TREE;
	}
	return decl && VAR_P (decl) ? decl : NULL_TREE;
}

/* A variable of our own, external so far, that the debugger does not see. */
static tree
build_variable (location_t where, tree name, tree type)
{
	tree decl = build_decl (where, VAR_DECL, name, type);

	DECL_EXTERNAL (decl) = 1;
	TREE_PUBLIC (decl) = 1;
	TREE_USED (decl) = 1;
	DECL_ARTIFICIAL (decl) = 1;
	DECL_IGNORED_P (decl) = 1;
	return decl;
}

static tree
build_slot (tree decl)
{
	tree name = slot_name (decl);
	tree slot = TREE_PUBLIC (decl) ? declared_variable (name) : NULL_TREE;

	if (slot)
		return slot;
	slot = build_variable (DECL_SOURCE_LOCATION (decl), name, slot_type ());
	SET_DECL_ASSEMBLER_NAME (slot, name);
	return slot;
}

/* What the slot shares with its variable: how the linker sees it. */
static void
copy_linkage (tree slot, tree decl)
{
	TREE_PUBLIC (slot) = TREE_PUBLIC (decl);
	DECL_VISIBILITY (slot) = DECL_VISIBILITY (decl);
	DECL_VISIBILITY_SPECIFIED (slot) = DECL_VISIBILITY_SPECIFIED (decl);
	if (DECL_WEAK (decl))
		declare_weak (slot);
}

/*
 * The slot of DECL: made at first use, external until define_slots () finds that
 * the unit defines DECL.  It hangs on DECL as an attribute, where garbage
 * collection and redeclarations keep it.
 */
tree
percpu_slot (tree decl)
{
	tree attr = lookup_attribute (SLOT_ATTRIBUTE, DECL_ATTRIBUTES (decl));
	tree slot;

	if (attr)
		return TREE_VALUE (attr);
	slot = build_slot (decl);
	copy_linkage (slot, decl);
	if (!TREE_PUBLIC (slot)) {
		DECL_EXTERNAL (slot) = 0;
		TREE_STATIC (slot) = 1;
	}
	DECL_ATTRIBUTES (decl) = tree_cons (get_identifier (SLOT_ATTRIBUTE),
					    slot, DECL_ATTRIBUTES (decl));
	return slot;
}

/* Is DECL a slot that this plugin made or defined? */
bool
slot_variable_p (const_tree decl)
{
	return DECL_NAME (decl)
	       && startswith (IDENTIFIER_POINTER (DECL_NAME (decl)), PREFIX);
}

/* The kernel's array of offsets, the unit's declaration of it if it has one. */
tree
kernel_offset_table (void)
{
	tree name = get_identifier ("__per_cpu_offset");
	tree decl = declared_variable (name);

	if (decl)
		return decl;
	return build_variable (UNKNOWN_LOCATION, name,
			       build_array_type (long_unsigned_type_node,
						 NULL_TREE));
}

static tree
slot_initializer (tree slot, tree decl)
{
	tree target;

	if (percpu_opt.offset == MODEL_TABLE && unit_is_module ())
		return build_zero_cst (TREE_TYPE (slot));
	target = percpu_opt.offset == MODEL_TABLE ? kernel_offset_table () : decl;
	TREE_ADDRESSABLE (target) = 1;
	return fold_convert (TREE_TYPE (slot), build_fold_addr_expr (target));
}

static void
define_slot (tree decl)
{
	tree slot = percpu_slot (decl);

	/* Redeclared since the slot was made, say as weak or hidden. */
	copy_linkage (slot, decl);
	DECL_EXTERNAL (slot) = 0;
	TREE_STATIC (slot) = 1;
	DECL_COMMON (slot) = 0;
	/* The loader writes it and the compiler must not know better. */
	DECL_PRESERVE_P (slot) = 1;
	TREE_READONLY (slot) = 0;
	TREE_ADDRESSABLE (slot) = 1;
	/* The loader walks the section as an array: no other alignment. */
	SET_DECL_ALIGN (slot, POINTER_SIZE);
	DECL_USER_ALIGN (slot) = 1;
	DECL_INITIAL (slot) = slot_initializer (slot, decl);
	set_decl_section_name (slot, offset_section ());
	layout_decl (slot, 0);
	varpool_node::finalize_decl (slot);
	/* Too late for the unit's own analysis. */
	if (!varpool_node::get (slot)->analyzed)
		varpool_node::get (slot)->analyze ();
}

static bool
defined_here_p (varpool_node *node)
{
	return node->definition && !node->alias && !DECL_EXTERNAL (node->decl);
}

/*
 * Marks the unit's model for the loader, by a weak absolute symbol that survives
 * linking, LTO's too.  A Linux tree has one model and needs no marker.
 */
static void
emit_model_marker (void)
{
	const char *model = offset_model_name (percpu_opt.offset);
	char *text = xasprintf ("\t.weak\t__percpu_model_%s\n"
				"\t.set\t__percpu_model_%s, 1", model, model);

	symtab->finalize_toplevel_asm (build_string (strlen (text), text));
	free (text);
}

/*
 * Defines the slots of all per-CPU variables that the unit defines.  Called when
 * the unit has been parsed and what nothing refers to is gone, before any IPA pass.
 */
void
define_slots (void)
{
	auto_vec<tree> variables;
	bool any = false;
	varpool_node *node;

	FOR_EACH_VARIABLE (node) {
		if (!percpu_variable_p (node->decl))
			continue;
		/* A const redeclaration set it again; see place_variable (). */
		if (!percpu_opt.kernel)
			TREE_READONLY (node->decl) = 0;
		if (percpu_variable_has_slot_p (node->decl)) {
			any = true;
			if (defined_here_p (node))
				variables.safe_push (node->decl);
		}
	}
	if (any && !percpu_opt.kernel)
		emit_model_marker ();
	/* Walk a copy: each slot becomes a node of the same list. */
	for (tree decl : variables)
		define_slot (decl);
}
