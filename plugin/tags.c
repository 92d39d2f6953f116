/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * With the option `tags': the non-allocated section .percpu_tags, one record for
 * each per-CPU variable that the unit defines or declares.  The format is laid
 * down in docs/tags.md; tools/percpu-tags.c reads it.
 */
#include "plugin.h"
#include "../include/percpu_tags.h"

/* A name that no attribute of the source can have: it holds a blank. */
#define PLACE_ATTRIBUTE "percpu place"

/* The variables in the order of their declarations, a TREE_LIST. */
static tree declared;

static const ggc_root_tab declared_root[] = {
	{ &declared, 1, sizeof (declared), &gt_ggc_mx_tree_node,
	  &gt_pch_nx_tree_node },
	LAST_GGC_ROOT_TAB
};

void
register_tags (const char *plugin_name)
{
	register_callback (plugin_name, PLUGIN_REGISTER_GGC_ROOTS, NULL,
			   const_cast<ggc_root_tab *> (declared_root));
}

/*
 * Where the variable was defined, or first declared: what a record says.  A later
 * redeclaration (EXPORT_PER_CPU_SYMBOL) takes the declaration's own location away.
 * It hangs on the variable as TREE_LIST: defined or not, location.
 */
static tree
noted_place (tree decl)
{
	tree attr = lookup_attribute (PLACE_ATTRIBUTE, DECL_ATTRIBUTES (decl));

	return attr ? TREE_VALUE (attr) : NULL_TREE;
}

static location_t
place_of (tree decl)
{
	tree place = noted_place (decl);

	return place ? (location_t) tree_to_uhwi (TREE_VALUE (place))
		     : DECL_SOURCE_LOCATION (decl);
}

/* Called for every declaration, so also for those that nothing refers to. */
void
tag_variable (tree decl)
{
	tree defined = DECL_EXTERNAL (decl) ? boolean_false_node
					    : boolean_true_node;
	tree place, where;

	if (!percpu_variable_p (decl))
		return;
	place = noted_place (decl);
	where = build_int_cst (unsigned_type_node, DECL_SOURCE_LOCATION (decl));
	if (!place) {
		declared = tree_cons (NULL_TREE, decl, declared);
		DECL_ATTRIBUTES (decl) = tree_cons (
			get_identifier (PLACE_ATTRIBUTE),
			build_tree_list (defined, where), DECL_ATTRIBUTES (decl));
	} else if (TREE_PURPOSE (place) == boolean_false_node
		   && !DECL_EXTERNAL (decl)) {
		TREE_PURPOSE (place) = defined;
		TREE_VALUE (place) = where;
	}
}

static const char *
assembler_name (const_tree decl)
{
	return IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (CONST_CAST_TREE (decl)));
}

static void
emit_number (int bytes, unsigned HOST_WIDE_INT value)
{
	assemble_integer (gen_int_mode (value, smallest_int_mode_for_size (bytes * BITS_PER_UNIT)), bytes, BITS_PER_UNIT, 1);
}

static void
emit_string (const char *text)
{
	assemble_string (text, strlen (text) + 1);
}

/* The linker joins objects' sections: each part says how long it is. */
static void
emit_length (const char *from, const char *to)
{
	fprintf (asm_out_file, "\t.4byte\t%s - %s\n", to, from);
}

static unsigned
variable_flags (tree decl)
{
	unsigned flags = 0;

	if (!DECL_EXTERNAL (decl))
		flags |= PERCPU_TAG_DEFINED;
	if (TREE_PUBLIC (decl))
		flags |= PERCPU_TAG_GLOBAL;
	if (DECL_WEAK (decl))
		flags |= PERCPU_TAG_WEAK;
	if (percpu_variable_exported_p (decl))
		flags |= PERCPU_TAG_EXPORTED;
	if (percpu_variable_has_slot_p (decl))
		flags |= PERCPU_TAG_SLOT;
	if (percpu_variable_kinds (decl) & KIND_MODULE)
		flags |= PERCPU_TAG_MODULE;
	return flags;
}

/* 0 for a type that is not complete: extern struct s, extern int a[]. */
static unsigned HOST_WIDE_INT
size_of_variable (tree decl)
{
	tree size = DECL_SIZE_UNIT (decl);

	return size && tree_fits_uhwi_p (size) ? tree_to_uhwi (size) : 0;
}

static void
emit_variable (tree decl, int number)
{
	const char *name = assembler_name (decl);
	expanded_location at = expand_location (place_of (decl));
	const char *section = DECL_SECTION_NAME (decl);
	char from[32], to[32];

	snprintf (from, sizeof (from), ".Lpercpu_tag%d", number);
	snprintf (to, sizeof (to), ".Lpercpu_tag%d_end", number);
	fprintf (asm_out_file, "%s:\n", from);
	emit_length (from, to);
	emit_number (4, variable_flags (decl));
	emit_number (8, size_of_variable (decl));
	emit_number (4, DECL_ALIGN_UNIT (decl));
	emit_number (4, at.line);
	emit_number (4, at.column);
	emit_number (4, percpu_variable_has_slot_p (decl) ? percpu_opt.offset
							  : MODEL_NONE);
	emit_string (*name == '*' ? name + 1 : name);
	emit_string (section ? section : "");
	emit_string (at.file ? at.file : "");
	fprintf (asm_out_file, "\t.balign\t8\n%s:\n", to);
}

/* By name; of several declarations of one variable, the definition first. */
static int
by_name (const void *a, const void *b)
{
	const_tree left = *(const const_tree *) a;
	const_tree right = *(const const_tree *) b;
	int order = strcmp (assembler_name (left), assembler_name (right));

	if (order)
		return order;
	if (DECL_EXTERNAL (left) != DECL_EXTERNAL (right))
		return DECL_EXTERNAL (left) - DECL_EXTERNAL (right);
	return DECL_UID (left) < DECL_UID (right) ? -1
	       : DECL_UID (left) > DECL_UID (right);
}

/* A definition that nothing refers to is not in the object. */
static bool
in_object_p (tree decl)
{
	return DECL_EXTERNAL (decl) || varpool_node::get (decl);
}

/* One declaration of each variable. */
static void
collect_variables (vec<tree> *variables)
{
	for (tree link = declared; link; link = TREE_CHAIN (link))
		if (in_object_p (TREE_VALUE (link)))
			variables->safe_push (TREE_VALUE (link));
	variables->qsort (by_name);
	for (unsigned i = variables->length (); i-- > 1;)
		if (!strcmp (assembler_name ((*variables)[i - 1]),
			     assembler_name ((*variables)[i])))
			variables->ordered_remove (i);
}

void
emit_tags (void)
{
	auto_vec<tree> variables;
	unsigned flags = 0;

	collect_variables (&variables);
	if (percpu_opt.kernel)
		flags |= PERCPU_TAGS_KERNEL;
	if (unit_is_module ())
		flags |= PERCPU_TAGS_MODULE;

	switch_to_section (get_section (PERCPU_TAGS_SECTION, SECTION_DEBUG,
					NULL_TREE));
	fprintf (asm_out_file, "\t.balign\t8\n.Lpercpu_tags:\n");
	assemble_string (PERCPU_TAGS_MAGIC, 4);
	emit_length (".Lpercpu_tags", ".Lpercpu_tags_end");
	emit_number (2, PERCPU_TAGS_VERSION);
	emit_number (2, flags);
	emit_number (4, variables.length ());
	emit_number (4, percpu_opt.nr_cpus);
	emit_number (4, percpu_opt.offset);
	emit_string (main_input_filename ? main_input_filename : "");
	fprintf (asm_out_file, "\t.balign\t8\n");
	for (unsigned i = 0; i < variables.length (); i++)
		emit_variable (variables[i], i);
	fprintf (asm_out_file, ".Lpercpu_tags_end:\n");
}
