/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which variables are per-CPU: those that carry the attribute `percpu', or, in a
 * Linux tree, those whose section starts with .data..percpu.  The attribute's
 * form is documented in docs/lowering.md.
 */
#include "plugin.h"

#define LINUX_SECTION ".data..percpu"
/* A name that no attribute of the source can have: it holds a blank. */
#define EXPORTED_ATTRIBUTE "percpu exported"

static const struct {
	const char *name;
	unsigned bits;
} kind_names[] = {
	{ "define", KIND_DEFINE }, { "static", KIND_STATIC },
	{ "declare", KIND_DECLARE }, { "module", KIND_DECLARE | KIND_MODULE },
	{ "export", KIND_EXPORT }
};

/* The bits of one KIND string, 0 if it is malformed. */
static unsigned
parse_kind (const_tree string)
{
	const char *text = TREE_STRING_POINTER (string);
	size_t length = strcspn (text, ",");
	unsigned bits = 0;

	for (size_t i = 0; i < ARRAY_SIZE (kind_names); i++)
		if (strlen (kind_names[i].name) == length
		    && !strncmp (kind_names[i].name, text, length))
			bits = kind_names[i].bits;
	if (!bits || !text[length])
		return bits;
	return strcmp (text + length, ",noslot") ? 0 : bits | KIND_NOSLOT;
}

static bool
string_p (const_tree value)
{
	return value && TREE_CODE (value) == STRING_CST
	       && TREE_STRING_LENGTH (value) > 0;
}

/*
 * Gives the definition its section, as __attribute__ ((section)) would.
 *
 * A const variable must not make the section read-only: other variables share
 * it, and every area is written once.  The type stays const, so assignments
 * are still refused.
 */
static void
place_variable (tree decl, const char *section)
{
	if (DECL_EXTERNAL (decl) || !*section)
		return;
	TREE_READONLY (decl) = 0;
	DECL_COMMON (decl) = 0;
	set_decl_section_name (decl, section);
}

static tree
handle_percpu_attribute (tree *node, tree name, tree args, int, bool *drop)
{
	tree kind = TREE_VALUE (args);
	tree section = TREE_CHAIN (args) ? TREE_VALUE (TREE_CHAIN (args)) : NULL;
	unsigned kinds = string_p (kind) ? parse_kind (kind) : 0;

	if (!kinds || (section && !string_p (section))) {
		error ("%qE attribute: the arguments are a kind and a section, "
		       "both strings, as %<percpu.h%> writes them", name);
		*drop = true;
		return NULL_TREE;
	}
	note_marked_declaration (*node, kinds);
	if (!percpu_place_p (*node)) {
		check_scope_attribute (*node, kinds);
		*drop = true;
		return NULL_TREE;
	}
	place_variable (*node, section ? TREE_STRING_POINTER (section) : "");
	return NULL_TREE;
}

static struct attribute_spec percpu_attribute = {
	"percpu", 1, 2, true, false, false, false, handle_percpu_attribute, NULL
};

void
register_percpu_attribute (void)
{
	register_attribute (&percpu_attribute);
}

/* All KIND bits of a variable's declarations so far; 0: not by attribute. */
unsigned
percpu_variable_kinds (const_tree decl)
{
	unsigned kinds = 0;
	tree attr;

	if (TREE_CODE (decl) != VAR_DECL)
		return 0;
	attr = lookup_attribute ("percpu", DECL_ATTRIBUTES (decl));
	for (; attr; attr = lookup_attribute ("percpu", TREE_CHAIN (attr)))
		kinds |= parse_kind (TREE_VALUE (TREE_VALUE (attr)));
	return kinds;
}

static bool
linux_section_p (const_tree decl)
{
	const char *section = DECL_SECTION_NAME (decl);
	const size_t length = strlen (LINUX_SECTION);

	/* .data..percpu and .data..percpu..first, not .data..percpu_offset. */
	return section && !strncmp (section, LINUX_SECTION, length)
	       && (section[length] == '\0' || section[length] == '.');
}

/* A variable of which every CPU has a copy (not: one of a UP build). */
bool
percpu_variable_p (const_tree decl)
{
	if (TREE_CODE (decl) != VAR_DECL
	    || (!TREE_STATIC (decl) && !DECL_EXTERNAL (decl)))
		return false;
	if (percpu_opt.kernel && linux_section_p (decl))
		return true;
	if (!(percpu_variable_kinds (decl) & ~KIND_EXPORT))
		return false;
	return DECL_EXTERNAL (decl) || DECL_SECTION_NAME (decl);
}

/* Does the unit's assembler text export the variable, as Linux does it? */
static bool
exported_by_asm_p (const char *name)
{
	static const char *const forms[] = { "__kstrtab_%s:",
					     "__export_symbol_%s:" };
	struct asm_node *node;

	for (size_t i = 0; i < ARRAY_SIZE (forms); i++) {
		char *label = xasprintf (forms[i], name);
		bool found = false;

		for (node = symtab->first_asm_symbol (); node; node = node->next)
			if (strstr (TREE_STRING_POINTER (node->asm_str), label))
				found = true;
		free (label);
		if (found)
			return true;
	}
	return false;
}

/*
 * Notes on the variables of a Linux tree that they are exported.  Called before
 * the unit's assembler text is written out, which ends its life.
 */
void
note_exported_variables (void)
{
	varpool_node *node;

	FOR_EACH_VARIABLE (node)
		if (TREE_PUBLIC (node->decl) && percpu_variable_p (node->decl)
		    && exported_by_asm_p (node->asm_name ()))
			DECL_ATTRIBUTES (node->decl) = tree_cons (
				get_identifier (EXPORTED_ATTRIBUTE), NULL_TREE,
				DECL_ATTRIBUTES (node->decl));
}

bool
percpu_variable_exported_p (tree decl)
{
	return (percpu_variable_kinds (decl) & KIND_EXPORT)
	       || lookup_attribute (EXPORTED_ATTRIBUTE, DECL_ATTRIBUTES (decl));
}

/*
 * Is there a slot for the variable?  In a Linux tree only modules' variables
 * have one: those that this unit defines, and those that are declared to be a
 * module's.
 */
bool
percpu_variable_has_slot_p (tree decl)
{
	unsigned kinds;

	if (percpu_opt.offset == MODEL_NONE || !percpu_variable_p (decl))
		return false;
	kinds = percpu_variable_kinds (decl);
	if (kinds & KIND_NOSLOT)
		return false;
	return !percpu_opt.kernel || !DECL_EXTERNAL (decl)
	       || (kinds & KIND_MODULE);
}

/* Are references to the variable rewritten to go through its slot? */
bool
percpu_variable_lowered_p (tree decl)
{
	return percpu_opt.offset == MODEL_BASE
	       && percpu_variable_has_slot_p (decl);
}
