/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The type-generic built-ins that accessors are made of:
 *
 *	__builtin_percpu_strip (P)	P, a pointer, without the space: for typeof
 *	__builtin_percpu_verify (P)	P itself, which must be a per-CPU pointer
 *	__builtin_percpu_verify_op (P)	the same, of a size that one operation can
 *					work on
 *
 * An argument that is no pointer comes back as it is.  In a Linux tree the kernel's
 * macros are rewritten to call them (kernel_macros.c).
 */
#include "plugin.h"

/* A target's own built-ins are numbered from 0. */
#define BUILTIN_CODE 0x70d0

/* Is NAME, a macro's, one that Linux gives its accessors? */
bool
accessor_name_p (const char *name)
{
	static const char *const prefixes[] = {
		"per_cpu", "this_cpu_", "raw_cpu_", "get_cpu_", "put_cpu_",
		"raw_get_cpu_"
	};

	while (*name == '_')
		name++;
	/* Asked of every macro that is defined. */
	if (*name != 'p' && *name != 't' && *name != 'r' && *name != 'g')
		return false;
	for (const char *prefix : prefixes)
		if (*name == *prefix && startswith (name, prefix))
			return true;
	return false;
}

static tree (*next_resolve) (location_t, tree, void *);

static tree
strip_pointer (tree pointer)
{
	tree type = TREE_TYPE (pointer);

	if (!percpu_pointer_type_p (type))
		return pointer;
	type = build_pointer_type (ordinary_type (TREE_TYPE (type)));
	/* Not a conversion that the check of mixes would see. */
	return build1 (VIEW_CONVERT_EXPR, type, pointer);
}

static tree
resolve_builtin (location_t where, tree function, void *passed)
{
	vec<tree, va_gc> *params = (vec<tree, va_gc> *) passed;
	const char *name = IDENTIFIER_POINTER (DECL_NAME (function));
	const char *prefix = "__builtin_percpu_";
	tree value;

	if (!startswith (name, prefix)
	    || (name += strlen (prefix), strcmp (name, "strip") != 0
		&& strcmp (name, "verify") != 0
		&& strcmp (name, "verify_op") != 0))
		return next_resolve ? next_resolve (where, function, passed)
				    : NULL_TREE;
	if (vec_safe_length (params) != 1) {
		error_at (where, "%<__builtin_percpu_%s%> takes one argument", name);
		return error_mark_node;
	}
	value = (*params)[0];
	if (error_operand_p (value))
		return error_mark_node;
	if (!strcmp (name, "strip"))
		return strip_pointer (value);
	check_accessor (where, value, !strcmp (name, "verify_op"));
	return value;
}

void
register_accessor_builtins (void)
{
	static const char *const names[] = {
		"__builtin_percpu_strip", "__builtin_percpu_verify",
		"__builtin_percpu_verify_op"
	};
	tree type = build_varargs_function_type_list (ptr_type_node, NULL_TREE);

	for (unsigned i = 0; i < ARRAY_SIZE (names); i++)
		add_quiet_builtin (names[i], type, BUILTIN_CODE + i);
	next_resolve = targetm.resolve_overloaded_builtin;
	targetm.resolve_overloaded_builtin = resolve_builtin;
}
