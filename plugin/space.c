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
		return true;
	}
	if (subset == PERCPU_SPACE || superset == PERCPU_SPACE)
		return subset == superset;
	return next_subset_p (subset, superset);
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

/* Debug information has no word for it. */
static int
space_debug (addr_space_t space)
{
	return space == PERCPU_SPACE ? -1 : next_debug (space);
}

static void
space_diagnose_usage (addr_space_t space, location_t where)
{
	if (space == PERCPU_SPACE)
		note_space_keyword (where);
	else
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
	release_held_messages ();
	if (!seen_error () && !flag_preprocess_only)
		strip_space ();
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
