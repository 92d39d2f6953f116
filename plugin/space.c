/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The named address space of per-CPU objects, __percpu.
 *
 * The C front end carries an address space wherever a qualifier goes, so it is what
 * a per-CPU pointer's type needs.  Two things are ours:
 *
 * - The front end is told that the generic and the per-CPU space enclose each other.
 *   So it never rejects a mix by itself but makes it an ADDR_SPACE_CONVERT_EXPR,
 *   which the checks find in the function's tree and report in their own words,
 *   as an error or as a warning.
 * - When the whole unit has been parsed every type that has the space is replaced by
 *   the ordinary one (strip.c).  No pass sees it, no target knows it, and the
 *   object is what it would be without the plugin.
 */
#include "plugin.h"

/* 1 and 2 are x86's __seg_fs and __seg_gs; other targets use few and low ones. */
#define PERCPU_SPACE 5

static void suspend_space (void);

static bool (*next_subset_p) (addr_space_t, addr_space_t);
static bool (*next_valid_pointer_mode) (scalar_int_mode, addr_space_t);
static scalar_int_mode (*next_pointer_mode) (addr_space_t);
static scalar_int_mode (*next_address_mode) (addr_space_t);
static int (*next_debug) (addr_space_t);
static void (*next_diagnose_usage) (addr_space_t, location_t);
static void (*next_parse_file) (void);

/* Is SPACE one of the two that enclose each other? */
static bool
ours_or_generic_p (addr_space_t space)
{
	return space == PERCPU_SPACE || ADDR_SPACE_GENERIC_P (space);
}

static bool
space_subset_p (addr_space_t subset, addr_space_t superset)
{
	if (subset != superset && ours_or_generic_p (subset)
	    && ours_or_generic_p (superset)) {
		note_space_mix ();
		if (!current_function_decl)
			suspend_space ();
		return true;
	}
	if (subset == PERCPU_SPACE || superset == PERCPU_SPACE)
		return subset == superset;
	return next_subset_p (subset, superset);
}

/* ---- static initializers ---- */

/*
 * To GCC a conversion between spaces is no constant, so it would refuse a forced cast
 * in a static initializer, and a mix that is only to be warned of.  The front
 * end asks space_subset_p () just before it converts: until the declaration's end
 * the types of per-CPU variables then pretend to be ordinary.  What the types
 * are is still to be seen in the initializer when it is checked.
 */
static auto_vec<tree> variable_types;
static bool suspended;

static void
suspend_space (void)
{
	unsigned i;
	tree type;

	FOR_EACH_VEC_ELT (variable_types, i, type)
		TYPE_ADDR_SPACE (type) = ADDR_SPACE_GENERIC;
	suspended = true;
}

void
resume_space (void)
{
	unsigned i;
	tree type;

	if (!suspended)
		return;
	FOR_EACH_VEC_ELT (variable_types, i, type)
		TYPE_ADDR_SPACE (type) = PERCPU_SPACE;
	suspended = false;
}

/*
 * TYPE is a per-CPU variable's, or a part's.  An array has the space only on its
 * elements, and when it becomes a pointer that would be a conversion: it gets
 * it, too.  The types of members are made here for the same reason.
 */
static void
note_variable_type (tree type)
{
	static hash_set<tree> *known;

	if (!known)
		known = new hash_set<tree>;
	/* `int []' may be declared again with its size. */
	if (!percpu_type_p (type)
	    || (!COMPLETE_TYPE_P (type) && TREE_CODE (type) != ARRAY_TYPE)
	    || known->add (type))
		return;
	TYPE_ADDR_SPACE (type) = PERCPU_SPACE;
	variable_types.safe_push (type);
	if (TREE_CODE (type) == ARRAY_TYPE)
		note_variable_type (TREE_TYPE (type));
	if (!RECORD_OR_UNION_TYPE_P (type))
		return;
	for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
		if (TREE_CODE (field) == FIELD_DECL && !DECL_BIT_FIELD (field)
		    && TREE_TYPE (field) != error_mark_node)
			note_variable_type (percpu_type (TREE_TYPE (field)));
}

void
note_percpu_variable (tree decl)
{
	if (VAR_P (decl) && (TREE_STATIC (decl) || DECL_EXTERNAL (decl)))
		note_variable_type (TREE_TYPE (decl));
}

static addr_space_t
known_space (addr_space_t space)
{
	return space == PERCPU_SPACE ? ADDR_SPACE_GENERIC : space;
}

static bool
space_valid_pointer_mode (scalar_int_mode mode, addr_space_t space)
{
	return next_valid_pointer_mode (mode, known_space (space));
}

static scalar_int_mode
space_pointer_mode (addr_space_t space)
{
	return next_pointer_mode (known_space (space));
}

static scalar_int_mode
space_address_mode (addr_space_t space)
{
	return next_address_mode (known_space (space));
}

/* DWARF's address class: none.  Not asked, for debug.c shows ordinary types. */
static int
space_debug (addr_space_t space)
{
	return space == PERCPU_SPACE ? 0 : next_debug (space);
}

static void
space_diagnose_usage (addr_space_t space, location_t where)
{
	if (space == PERCPU_SPACE) {
		resume_space ();
		note_space_keyword (where);
	} else
		next_diagnose_usage (space, where);
}

/* ---- types ---- */

/* Is an object of TYPE, or its elements, per-CPU? */
bool
percpu_type_p (const_tree type)
{
	if (!type || !TYPE_P (type))
		return false;
	while (TREE_CODE (type) == ARRAY_TYPE)
		type = TREE_TYPE (type);
	return TYPE_ADDR_SPACE (type) == PERCPU_SPACE;
}

bool
percpu_pointer_type_p (const_tree type)
{
	return type && POINTER_TYPE_P (type) && percpu_type_p (TREE_TYPE (type));
}

/* Do two pointer types lead one to the per-CPU space and one to the generic one? */
bool
spaces_mixed_p (const_tree a, const_tree b)
{
	const_tree to_a = TREE_TYPE (a), to_b = TREE_TYPE (b);

	while (TREE_CODE (to_a) == ARRAY_TYPE)
		to_a = TREE_TYPE (to_a);
	while (TREE_CODE (to_b) == ARRAY_TYPE)
		to_b = TREE_TYPE (to_b);
	return TYPE_ADDR_SPACE (to_a) != TYPE_ADDR_SPACE (to_b)
	       && ours_or_generic_p (TYPE_ADDR_SPACE (to_a))
	       && ours_or_generic_p (TYPE_ADDR_SPACE (to_b));
}

/* TYPE without the space; the type that the programmer named, if there is one. */
tree
ordinary_type (tree type)
{
	int quals;

	if (!percpu_type_p (type))
		return type;
	/* `int __percpu a[4]': there is no other type of which it is a variant. */
	if (TREE_CODE (type) == ARRAY_TYPE
	    && percpu_type_p (TYPE_MAIN_VARIANT (type)))
		return build_array_type (ordinary_type (TREE_TYPE (type)),
					 TYPE_DOMAIN (type));
	quals = TYPE_QUALS_NO_ADDR_SPACE (strip_array_types (type));
	return c_build_qualified_type (type, quals);
}

tree
percpu_type (tree type)
{
	int quals = TYPE_QUALS_NO_ADDR_SPACE (strip_array_types (type))
		    | ENCODE_QUAL_ADDR_SPACE (PERCPU_SPACE);

	return c_build_qualified_type (type, quals);
}

/* Between the front end and everything behind it. */
static void
parse_file (void)
{
	next_parse_file ();
	resume_space ();
	release_held_messages ();
	if (!only_own_errors_p () || flag_preprocess_only)
		return;
	strip_space ();
	if (!flag_syntax_only)
		go_on ();
}

/* Is one of the checks on that need to know the space of a type? */
bool
space_wanted_p (void)
{
	static const enum check_number needing[] = {
		CHECK_space, CHECK_access, CHECK_accessor, CHECK_cast
	};

	for (enum check_number check : needing)
		if (percpu_opt.severity[check] != SEVERITY_OFF)
			return true;
	return false;
}

/* Makes __percpu a keyword.  Called when the front end registers its own. */
void
register_space (void)
{
	const int rid = RID_FIRST_ADDR_SPACE + PERCPU_SPACE;
	tree id = get_identifier ("__percpu");

	/* Not c_register_addr_space (): with -std=c11 it does nothing. */
	C_SET_RID_CODE (id, rid);
	C_IS_RESERVED_WORD (id) = 1;
	ridpointers[rid] = id;
#define CHAIN(hook) \
	next_##hook = targetm.addr_space.hook, \
	targetm.addr_space.hook = space_##hook
	CHAIN (subset_p);
	CHAIN (valid_pointer_mode);
	CHAIN (pointer_mode);
	CHAIN (address_mode);
	CHAIN (debug);
	CHAIN (diagnose_usage);
#undef CHAIN
	next_parse_file = lang_hooks.parse_file;
	lang_hooks.parse_file = parse_file;
}
