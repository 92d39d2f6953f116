/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * __builtin_percpu_table (EXPR, POINTER): the array of offsets that POINTER is to be
 * moved by.  The macros of include/percpu.h pass the pointer twice, as the
 * programmer wrote it and as a value; from the first, which is never
 * evaluated, the variable is seen and with it the slot.
 */
#include "plugin.h"

#define BUILTIN_NAME "__builtin_percpu_table"
/* A target's own built-ins are numbered from 0. */
#define BUILTIN_CODE 0x70cb

static tree (*next_resolve) (location_t, tree, void *);

static tree base_of_address (tree address);

/* The variable that the lvalue OBJECT is a part of, if its address says so. */
static tree
base_of_object (tree object)
{
	while (handled_component_p (object))
		object = TREE_OPERAND (object, 0);
	if (VAR_P (object))
		return object;
	if (TREE_CODE (object) == INDIRECT_REF || TREE_CODE (object) == MEM_REF)
		return base_of_address (TREE_OPERAND (object, 0));
	return NULL_TREE;
}

/* The same for a pointer: &x, &x.m, &x[i], x + 1 of an array. */
static tree
base_of_address (tree address)
{
	for (;;)
		switch (TREE_CODE (address)) {
		case ADDR_EXPR:
			return base_of_object (TREE_OPERAND (address, 0));
		case NON_LVALUE_EXPR:
		case POINTER_PLUS_EXPR:
		case SAVE_EXPR:
		CASE_CONVERT:
			address = TREE_OPERAND (address, 0);
			break;
		case C_MAYBE_CONST_EXPR:
			address = C_MAYBE_CONST_EXPR_EXPR (address);
			break;
		case COMPOUND_EXPR:
			address = TREE_OPERAND (address, 1);
			break;
		default:
			return NULL_TREE;
		}
}

static tree
address_of_kernel_table (tree type)
{
	tree table = kernel_offset_table ();

	TREE_ADDRESSABLE (table) = 1;
	TREE_USED (table) = 1;
	return fold_convert (type, build_fold_addr_expr (table));
}

/* The runtime finds the table of a pointer whose variable is not known. */
static tree
ask_runtime (tree pointer, tree type)
{
	tree name = get_identifier ("__percpu_offset_table");
	tree function = lookup_name (name);

	if (!function || TREE_CODE (function) != FUNCTION_DECL) {
		error ("percpu: %qs needs the declaration of %qE in "
		       "%<percpu.h%>", BUILTIN_NAME, name);
		return error_mark_node;
	}
	TREE_USED (function) = 1;
	/* By way of an integer: the check of mixes is not to see it. */
	pointer = build1 (NOP_EXPR, long_unsigned_type_node, pointer);
	pointer = build1 (NOP_EXPR, ptr_type_node, pointer);
	return fold_convert (type, build_call_expr (function, 1, pointer));
}

static tree
table_for (tree expr, tree pointer)
{
	tree type = build_pointer_type (
		build_qualified_type (long_unsigned_type_node, TYPE_QUAL_CONST));
	tree decl = base_of_address (expr);

	if (decl && percpu_variable_has_slot_p (decl)
	    && percpu_opt.offset == MODEL_TABLE)
		return fold_convert (type, percpu_slot (decl));
	if (percpu_opt.offset == MODEL_BASE
	    || (percpu_opt.offset == MODEL_NONE && !unit_is_module ())
	    || (decl && percpu_variable_p (decl)
		&& (percpu_variable_kinds (decl) & KIND_NOSLOT)))
		return address_of_kernel_table (type);
	return ask_runtime (pointer, type);
}

static tree
resolve_builtin (location_t where, tree function, void *passed)
{
	vec<tree, va_gc> *params = (vec<tree, va_gc> *) passed;
	tree result;

	if (!id_equal (DECL_NAME (function), BUILTIN_NAME))
		return next_resolve ? next_resolve (where, function, passed)
				    : NULL_TREE;
	if (vec_safe_length (params) != 2) {
		error_at (where, "%qs takes two arguments", BUILTIN_NAME);
		return error_mark_node;
	}
	if (error_operand_p ((*params)[0]) || error_operand_p ((*params)[1]))
		return error_mark_node;
	if (!POINTER_TYPE_P (TREE_TYPE ((*params)[1]))) {
		if (!seen_error ())
			error_at (where, "the second argument of %qs is not a "
					 "pointer", BUILTIN_NAME);
		return error_mark_node;
	}
	result = table_for ((*params)[0], (*params)[1]);
	if (CAN_HAVE_LOCATION_P (result) && !EXPR_HAS_LOCATION (result))
		SET_EXPR_LOCATION (result, where);
	return result;
}

void
register_table_builtin (void)
{
	tree type = build_varargs_function_type_list (
		build_pointer_type (long_unsigned_type_node), NULL_TREE);

	add_quiet_builtin (BUILTIN_NAME, type, BUILTIN_CODE);
	next_resolve = targetm.resolve_overloaded_builtin;
	targetm.resolve_overloaded_builtin = resolve_builtin;
}
