/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * With the option `tags': the non-allocated section .percpu_tags, one record for
 * each per-CPU variable that the unit defines or declares, and one for each
 * ordinary variable of another unit that it refers to; and one with summaries of the
 * functions (flow_summary.c).  The format is laid down in docs/tags.md;
 * tools/tags_read.c reads it.
 */
#include "plugin.h"
#include "../include/percpu_tags.h"

/* A name that no attribute of the source can have: it holds a blank. */
#define PLACE_ATTRIBUTE "percpu place"

/* The variables in the order of their declarations, a TREE_LIST. */
static tree declared;
/* Ordinary variables that other units define, a TREE_LIST. */
static tree ordinary;

static const ggc_root_tab declared_root[] = {
	{ &declared, 1, sizeof (declared), &gt_ggc_mx_tree_node,
	  &gt_pch_nx_tree_node },
	{ &ordinary, 1, sizeof (ordinary), &gt_ggc_mx_tree_node,
	  &gt_pch_nx_tree_node },
	LAST_GGC_ROOT_TAB
};

/*
 * What a record says that is gone when it is written: the section of a declaration
 * that nothing refers to, and with LTO the types.
 */
struct variable_text {
	char *section;			/* NULL: not known */
	char *signature, *description;
};

typedef int_hash<unsigned, 0, UINT_MAX> uid_hash;
static hash_map<uid_hash, variable_text> *texts;

static variable_text &
text_noted (tree decl)
{
	if (!texts)
		texts = new hash_map<uid_hash, variable_text>;
	return texts->get_or_insert (DECL_UID (decl));
}

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

location_t
percpu_variable_place (tree decl)
{
	tree place = noted_place (decl);

	return place ? (location_t) tree_to_uhwi (TREE_VALUE (place))
		     : DECL_SOURCE_LOCATION (decl);
}

/*
 * The section that the declarations name, NULL when they do not: the plugin's
 * attribute places only definitions.
 */
const char *
percpu_section_named (tree decl)
{
	tree attr = lookup_attribute ("percpu", DECL_ATTRIBUTES (decl));

	for (; attr; attr = lookup_attribute ("percpu", TREE_CHAIN (attr))) {
		tree section = TREE_CHAIN (TREE_VALUE (attr));

		if (section)
			return TREE_STRING_POINTER (TREE_VALUE (section));
	}
	return DECL_SECTION_NAME (decl);
}

/*
 * Without SMP a declaration has the attribute but no section, or that of an
 * ordinary variable (in a Linux tree).
 */
static bool
single_cpu_p (tree decl)
{
	const char *section = percpu_section_named (decl);

	return section && !startswith (section, ".data..percpu")
	       && !startswith (section, ".data.percpu");
}

static void
note_section (tree decl)
{
	const char *section = percpu_section_named (decl);
	variable_text &text = text_noted (decl);

	if (!section || (text.section && DECL_EXTERNAL (decl)))
		return;
	free (text.section);
	text.section = xstrdup (section);
}

/* Called for every declaration, so also for those that nothing refers to. */
void
tag_variable (tree decl)
{
	tree defined = DECL_EXTERNAL (decl) ? boolean_false_node
					    : boolean_true_node;
	tree place, where;

	if (!percpu_variable_p (decl) || single_cpu_p (decl))
		return;
	note_section (decl);
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
unsigned HOST_WIDE_INT
percpu_variable_size (tree decl)
{
	tree size = DECL_SIZE_UNIT (decl);

	return size && tree_fits_uhwi_p (size) ? tree_to_uhwi (size) : 0;
}

/*
 * What the declaration asks for.  The alignment of a definition can have been
 * raised since then, and differently with other options.
 */
unsigned
percpu_declared_align (tree decl)
{
	if (DECL_USER_ALIGN (decl) || TREE_TYPE (decl) == error_mark_node)
		return DECL_ALIGN_UNIT (decl);
	return TYPE_ALIGN_UNIT (TREE_TYPE (decl));
}

static const char *
plain_name (const char *name)
{
	return *name == '*' ? name + 1 : name;
}

/* What is behind a record's numbers. */
struct record_text {
	const char *name, *section, *file, *signature, *description;
};

static unsigned
text_length (const char *text)
{
	return strlen (text) + 1;
}

/*
 * The linker joins objects' sections, so each part says how long it is.  The
 * numbers are worked out here: a difference of two labels would be left to
 * the linker on some targets.
 */
static unsigned
record_length (const record_text &text)
{
	return ROUND_UP (sizeof (percpu_tag) + text_length (text.name)
			 + text_length (text.section) + text_length (text.file)
			 + text_length (text.signature)
			 + text_length (text.description), 8);
}

static void
emit_padding (void)
{
	fprintf (asm_out_file, "\t.balign\t8\n");
}

static const char *
or_empty (const char *text)
{
	return text ? text : "";
}

static record_text
text_of_variable (tree decl)
{
	const char *file = expand_location (percpu_variable_place (decl)).file;
	const char *section = DECL_SECTION_NAME (decl);
	variable_text &text = text_noted (decl);

	return { plain_name (assembler_name (decl)),
		 or_empty (section ? section : text.section), or_empty (file),
		 or_empty (text.signature), or_empty (text.description) };
}

static record_text
text_of_ordinary (tree decl)
{
	const char *file = expand_location (DECL_SOURCE_LOCATION (decl)).file;

	return { plain_name (assembler_name (decl)), "", or_empty (file), "",
		 "" };
}

static void
emit_record (const record_text &text, tree decl, location_t where,
	     unsigned flags, unsigned model)
{
	expanded_location at = expand_location (where);

	emit_number (4, record_length (text));
	emit_number (4, flags);
	emit_number (8, percpu_variable_size (decl));
	emit_number (4, DECL_EXTERNAL (decl) ? percpu_declared_align (decl)
					     : DECL_ALIGN_UNIT (decl));
	emit_number (4, at.line);
	emit_number (4, at.column);
	emit_number (4, model);
	emit_string (text.name);
	emit_string (text.section);
	emit_string (text.file);
	emit_string (text.signature);
	emit_string (text.description);
	emit_padding ();
}

static void
emit_variable (tree decl)
{
	emit_record (text_of_variable (decl), decl, percpu_variable_place (decl),
		     variable_flags (decl),
		     percpu_variable_has_slot_p (decl) ? percpu_opt.offset
						       : MODEL_NONE);
}

static void
emit_ordinary (tree decl)
{
	emit_record (text_of_ordinary (decl), decl, DECL_SOURCE_LOCATION (decl),
		     PERCPU_TAG_GLOBAL | PERCPU_TAG_ORDINARY, MODEL_NONE);
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
remove_doubles (vec<tree> *variables)
{
	variables->qsort (by_name);
	for (unsigned i = variables->length (); i-- > 1;)
		if (!strcmp (assembler_name ((*variables)[i - 1]),
			     assembler_name ((*variables)[i])))
			variables->ordered_remove (i);
}

static void
collect_variables (vec<tree> *variables)
{
	for (tree link = declared; link; link = TREE_CHAIN (link))
		if (in_object_p (TREE_VALUE (link)))
			variables->safe_push (TREE_VALUE (link));
	remove_doubles (variables);
}

static void
collect_ordinary (vec<tree> *variables)
{
	for (tree link = ordinary; link; link = TREE_CHAIN (link))
		variables->safe_push (TREE_VALUE (link));
	remove_doubles (variables);
}

/* The per-CPU variables that are in the object, in the order of the source. */
void
percpu_definitions (vec<tree> *definitions)
{
	for (tree link = declared; link; link = TREE_CHAIN (link)) {
		tree decl = TREE_VALUE (link);

		if (!DECL_EXTERNAL (decl) && DECL_SECTION_NAME (decl)
		    && in_object_p (decl))
			definitions->safe_push (decl);
	}
	definitions->reverse ();
}

static void
note_types (void)
{
	for (tree link = declared; link; link = TREE_CHAIN (link)) {
		tree decl = TREE_VALUE (link);
		variable_text &text = text_noted (decl);

		text.signature = type_signature (TREE_TYPE (decl));
		text.description = type_description (TREE_TYPE (decl));
	}
}

/* Ordinary, and not made by the compiler, nor by this plugin. */
static bool
ordinary_variable_p (tree decl)
{
	return DECL_EXTERNAL (decl) && TREE_PUBLIC (decl)
	       && !DECL_ARTIFICIAL (decl) && !DECL_THREAD_LOCAL_P (decl)
	       && !DECL_HARD_REGISTER (decl) && !percpu_variable_p (decl)
	       && !percpu_variable_kinds (decl);
}

/*
 * Called when the unit is parsed and nothing is optimized yet: with LTO the types
 * lose their names and members next, and unused references go.
 */
void
note_tags (void)
{
	varpool_node *node;

	note_types ();
	FOR_EACH_VARIABLE (node)
		if (ordinary_variable_p (node->decl) && !node->alias)
			ordinary = tree_cons (NULL_TREE, node->decl, ordinary);
}

static void
emit_unit_head (unsigned length, unsigned records)
{
	unsigned flags = 0;

	if (percpu_opt.kernel)
		flags |= PERCPU_TAGS_KERNEL;
	if (unit_is_module ())
		flags |= PERCPU_TAGS_MODULE;
	emit_padding ();
	assemble_string (PERCPU_TAGS_MAGIC, 4);
	emit_number (4, length);
	emit_number (2, PERCPU_TAGS_VERSION);
	emit_number (2, flags);
	emit_number (4, records);
	emit_number (4, percpu_opt.nr_cpus);
	emit_number (4, percpu_opt.offset);
}

/* ---- the functions ---- */

static unsigned
flow_record_length (unsigned length)
{
	return ROUND_UP (sizeof (percpu_tag) + 5 + length, 8);
}

/* A record without a name, with the summaries behind it. */
static void
emit_flow_record (const char *bytes, unsigned length)
{
	emit_number (4, flow_record_length (length));
	emit_number (4, PERCPU_TAG_FLOW);
	emit_number (8, length);
	for (int i = 0; i < 4; i++)
		emit_number (4, 0);
	for (int i = 0; i < 5; i++)
		emit_string ("");
	assemble_string (bytes, length);
	emit_padding ();
}

void
emit_tags (void)
{
	const char *file = or_empty (main_input_filename);
	auto_vec<tree> variables, others;
	unsigned length, flow_length = 0;
	char *flow = summary_bytes (&flow_length);

	collect_variables (&variables);
	collect_ordinary (&others);
	length = ROUND_UP (sizeof (percpu_tags_unit) + text_length (file), 8);
	for (tree decl : variables)
		length += record_length (text_of_variable (decl));
	for (tree decl : others)
		length += record_length (text_of_ordinary (decl));
	if (flow)
		length += flow_record_length (flow_length);

	switch_to_section (get_section (PERCPU_TAGS_SECTION, SECTION_DEBUG,
					NULL_TREE));
	emit_unit_head (length, variables.length ());
	emit_string (file);
	emit_padding ();
	for (tree decl : variables)
		emit_variable (decl);
	for (tree decl : others)
		emit_ordinary (decl);
	if (flow)
		emit_flow_record (flow, flow_length);
	free (flow);
}
