/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-decl] Declarations of one variable in one unit that say different things:
 * the part of the per-CPU image (section), the alignment, the linkage, the owner.
 *
 * The front end makes one declaration of two and keeps what the later one says, or
 * the stricter of both, so afterwards nobody can tell that they disagreed.  The
 * target hook that merges the attributes is called first of all and sees both as
 * they were written, except that the older one may be merged of several itself:
 * so what each one said is noted here.  The section attribute of a Linux tree is
 * seen even earlier, before GCC drops it when it differs.
 *
 * What GCC itself rejects (other type, `static' after `extern') never comes there: its
 * message is good and gets our id (frontend.c).  percpu-link does the same for
 * several units.
 */
#include "plugin.h"

/* What one declaration says. */
struct declaration {
	location_t where;
	unsigned kinds;
	char *section;			/* "": does not say */
	unsigned align;			/* in bytes */
	bool definition;
};

typedef auto_vec<declaration> declaration_list;
typedef int_hash<unsigned, 0, UINT_MAX> uid_hash;

/* By the UID of the declaration that the later ones are merged into. */
static hash_map<uid_hash, declaration_list *> *noted;

/* The section attribute of a Linux tree's declaration, by its own UID. */
static hash_map<uid_hash, char *> *sections;

/* The last declaration of a variable that was per-CPU already. */
static location_t redeclared_at = UNKNOWN_LOCATION;

static tree (*next_merge) (tree, tree);
static void (*next_insert) (tree, tree *);

static const char *
noted_section (tree decl)
{
	char **section = sections ? sections->get (DECL_UID (decl)) : NULL;

	return section ? *section : NULL;
}

/* Does this declaration itself make the variable per-CPU? */
static bool
declares_percpu_p (tree decl)
{
	return noted_section (decl) || percpu_variable_p (decl);
}

static declaration
read_declaration (tree decl)
{
	const char *section = noted_section (decl);
	declaration said;

	if (!section)
		section = percpu_section_named (decl);
	said.where = DECL_SOURCE_LOCATION (decl);
	said.kinds = percpu_variable_kinds (decl);
	said.section = xstrdup (section ? section : "");
	said.align = percpu_declared_align (decl);
	said.definition = !DECL_EXTERNAL (decl);
	return said;
}

static declaration_list *
declarations_of (tree decl)
{
	bool known;

	if (!noted)
		noted = new hash_map<uid_hash, declaration_list *>;

	declaration_list *&list = noted->get_or_insert (DECL_UID (decl), &known);

	if (!known) {
		list = new declaration_list;
		if (percpu_variable_p (decl))
			list->safe_push (read_declaration (decl));
	}
	return list;
}

/* ---- what to write instead ---- */

static bool
declaring_macro_p (const char *name)
{
	return (startswith (name, "DEFINE_") || startswith (name, "DECLARE_"))
	       && strstr (name, "PER_CPU");
}

/*
 * The DEFINE or DECLARE macro that got the name at WHERE as its argument, NULL when
 * there is none (preprocessed text).  Of several, the one that was called first.
 */
static const char *
declaring_macro (location_t where)
{
	const char *found = NULL;

	while (linemap_location_from_macro_expansion_p (line_table, where)) {
		const line_map_macro *map = linemap_check_macro (
			linemap_lookup (line_table, where));
		unsigned token = where - MAP_START_LOCATION (map);
		const char *name = linemap_map_get_macro_name (map);

		if (declaring_macro_p (name))
			found = name;
		where = MACRO_MAP_LOCATIONS (map)[2 * token];
	}
	return found;
}

/* DEFINE_PER_CPU_ALIGNED -> DECLARE_PER_CPU_ALIGNED; NULL: not known. */
static char *
matching_form (const declaration &definition)
{
	const char *name = declaring_macro (definition.where);
	const char *tail = name ? strstr (name, "PER_CPU") : NULL;

	if (!tail || strstr (tail, "SECTION"))
		return NULL;
	return concat ("DECLARE_", tail, NULL);
}

static void
advise (const declaration &older, const declaration &newer)
{
	const declaration &definition = newer.definition ? newer : older;
	const declaration &declared = newer.definition ? older : newer;
	char *form = NULL;

	inform (spelled_location (older.where), "the other declaration is here");
	if (definition.definition && !declared.definition)
		form = matching_form (definition);
	if (form)
		inform (spelled_location (declared.where),
			"%<%s (...)%> declares what is defined there", form);
	else
		inform (spelled_location (newer.where),
			"write the same form, with the same section and "
			"alignment, in both");
	free (form);
}

/* ---- reports ---- */

static const char *
verb (const declaration &said)
{
	return said.definition ? "defined" : "declared";
}

static void
report_section (tree decl, const declaration &older, const declaration &newer)
{
	location_t where = spelled_location (newer.where);

	if (!check_enabled_p (CHECK_decl, where))
		return;

	rich_location richloc (line_table, where);
	if (percpu_report (CHECK_decl, &richloc, where,
			   "per-CPU variable %qD is %s in section %qs but was "
			   "%s in %qs", decl, verb (newer), newer.section,
			   verb (older), older.section))
		advise (older, newer);
}

static void
report_align (tree decl, const declaration &older, const declaration &newer)
{
	location_t where = spelled_location (newer.where);

	if (!check_enabled_p (CHECK_decl, where))
		return;

	rich_location richloc (line_table, where);
	if (percpu_report (CHECK_decl, &richloc, where,
			   "per-CPU variable %qD is %s with an alignment of %u "
			   "bytes but was %s with %u", decl, verb (newer),
			   newer.align, verb (older), older.align))
		advise (older, newer);
}

static void
report_owner (tree decl, const declaration &older, const declaration &newer)
{
	location_t where = spelled_location (newer.where);

	if (!check_enabled_p (CHECK_decl, where))
		return;

	rich_location richloc (line_table, where);
	if (!percpu_report (CHECK_decl, &richloc, where,
			    newer.kinds & KIND_MODULE
			    ? G_("per-CPU variable %qD is declared to be of "
				 "a module but was declared without an owner")
			    : G_("per-CPU variable %qD is declared without an "
				 "owner but was declared to be of a module"),
			    decl))
		return;
	inform (spelled_location (older.where), "the other declaration is here");
	inform (where, "%<DECLARE_MODULE_PER_CPU%> declares what a module owns, "
		       "everywhere");
}

static void
report_static (tree decl, const declaration *older, const declaration &newer)
{
	location_t where = spelled_location (newer.where);
	bool exported = newer.kinds & KIND_EXPORT;

	if (!check_enabled_p (CHECK_decl, where))
		return;

	rich_location richloc (line_table, where);
	if (!percpu_report (CHECK_decl, &richloc, where,
			    exported
			    ? G_("per-CPU variable %qD is exported but %<static%>")
			    : G_("per-CPU variable %qD is declared for other "
				 "units but %<static%>"), decl))
		return;
	if (older)
		inform (spelled_location (older->where),
			"the other declaration is here");
	inform (where, "define it without %<static%>, with %<DEFINE_PER_CPU%>, "
		       "or remove this");
}

/* ---- the comparison ---- */

/* Is more promised than the definition has?  Two declarations may differ. */
static bool
align_differs_p (const declaration &a, const declaration &b)
{
	if (a.definition == b.definition)
		return false;
	return a.definition ? b.align > a.align : a.align > b.align;
}

static bool
owner_differs_p (const declaration &a, const declaration &b)
{
	return !a.definition && !b.definition
	       && (a.kinds & KIND_DECLARE) && (b.kinds & KIND_DECLARE)
	       && (a.kinds & KIND_MODULE) != (b.kinds & KIND_MODULE);
}

/* Reports one difference at most; true when there was one. */
static bool
compare (tree decl, const declaration &older, const declaration &newer)
{
	if (*older.section && *newer.section
	    && strcmp (older.section, newer.section) != 0)
		report_section (decl, older, newer);
	else if (align_differs_p (older, newer))
		report_align (decl, older, newer);
	else if (owner_differs_p (older, newer))
		report_owner (decl, older, newer);
	else
		return false;
	return true;
}

/*
 * DECLARE_PER_CPU or EXPORT_PER_CPU_SYMBOL behind DEFINE_STATIC_PER_CPU.  A plain
 * `extern typeof (x) x' (EXPORT_SYMBOL of a Linux tree) says nothing on its own.
 */
static bool
compare_linkage (tree olddecl, const declaration *older,
		 const declaration &newer)
{
	if (TREE_PUBLIC (olddecl) || newer.definition)
		return false;
	report_static (olddecl, older, newer);
	return true;
}

static void
note_redeclaration (tree olddecl, tree newdecl)
{
	declaration_list *list = declarations_of (olddecl);
	declaration newer;

	/* The front end reports a variable that is per-CPU in one of the two. */
	if (list->is_empty ())
		return;
	newer = read_declaration (newdecl);
	if (compare_linkage (olddecl, &(*list)[0], newer))
		return;
	if (!declares_percpu_p (newdecl))
		return;
	for (unsigned i = 0; i < list->length (); i++)
		if (compare (olddecl, (*list)[i], newer))
			break;
	list->safe_push (newer);
}

/* An export, or a declaration that marks the variable as per-CPU itself. */
static bool
says_something_p (tree decl)
{
	return declares_percpu_p (decl)
	       || (percpu_variable_kinds (decl) & KIND_EXPORT);
}

static tree
merge_declarations (tree olddecl, tree newdecl)
{
	if (VAR_P (olddecl) && VAR_P (newdecl) && says_something_p (newdecl))
		note_redeclaration (olddecl, newdecl);
	else if (VAR_P (olddecl) && percpu_variable_p (olddecl))
		/* Its place may be overwritten: note it now. */
		declarations_of (olddecl);
	return next_merge (olddecl, newdecl);
}

/* ---- the section attribute ---- */

static bool
linux_section_name_p (const char *name)
{
	const size_t length = strlen (".data..percpu");

	return startswith (name, ".data..percpu")
	       && (!name[length] || name[length] == '.');
}

/* The attribute that puts a variable of a Linux tree into the per-CPU image. */
static tree
section_attribute (tree attributes)
{
	tree attr = lookup_attribute ("section", attributes);
	tree name = attr && TREE_VALUE (attr) ? TREE_VALUE (TREE_VALUE (attr))
					      : NULL_TREE;

	return name && TREE_CODE (name) == STRING_CST
	       && linux_section_name_p (TREE_STRING_POINTER (name)) ? attr : NULL;
}

/* The per-CPU variable of DECL's name that is in scope, if any. */
static tree
earlier_variable (tree decl)
{
	tree earlier = lookup_name (DECL_NAME (decl));

	return earlier && VAR_P (earlier) && percpu_variable_p (earlier)
	       ? earlier : NULL_TREE;
}

/*
 * GCC ignores a section that differs from the earlier declaration's, with a warning of
 * its own.  It would hide the disagreement; it is taken out before, which comes to
 * the same, and reported once.
 */
static void
note_section_attribute (tree decl, tree earlier, tree attr, tree *attributes)
{
	const char *name = TREE_STRING_POINTER (TREE_VALUE (TREE_VALUE (attr)));

	if (!sections)
		sections = new hash_map<uid_hash, char *>;
	sections->put (DECL_UID (decl), xstrdup (name));
	/* A block's own variable is not merged with the unit's. */
	if (earlier && !current_function_decl && DECL_SECTION_NAME (earlier)
	    && strcmp (DECL_SECTION_NAME (earlier), name) != 0
	    && check_enabled_p (CHECK_decl, spelled_location (
					DECL_SOURCE_LOCATION (decl))))
		*attributes = remove_attribute ("section",
						copy_list (*attributes));
}

/* Not in line: the hook is called for each declaration, and next to none has attributes. */
static void __attribute__ ((noinline))
note_attributes (tree decl, tree *attributes)
{
	tree section = percpu_opt.kernel ? section_attribute (*attributes)
					 : NULL_TREE;
	tree earlier = NULL_TREE;

	if (section || lookup_attribute ("percpu", *attributes))
		earlier = earlier_variable (decl);
	if (earlier) {
		redeclared_at = DECL_SOURCE_LOCATION (decl);
		/* The front end compares the spaces of arrays as well. */
		note_percpu_variable (decl);
	}
	if (section)
		note_section_attribute (decl, earlier, section, attributes);
}

static void
insert_attributes (tree node, tree *attributes)
{
	if (*attributes && VAR_P (node) && DECL_NAME (node))
		note_attributes (node, attributes);
	next_insert (node, attributes);
}

/* Is WHERE the place of a per-CPU variable's second declaration, the last one? */
bool
percpu_redeclared_at_p (location_t where)
{
	return where != UNKNOWN_LOCATION && where == redeclared_at;
}

void
register_decl_check (void)
{
	next_insert = targetm.insert_attributes;
	targetm.insert_attributes = insert_attributes;
	next_merge = targetm.merge_decl_attributes;
	targetm.merge_decl_attributes = merge_declarations;
}
