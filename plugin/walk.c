/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Walks what the front end made of a function or an initializer, before anything
 * is rewritten, and shows each use of an object and each conversion of a pointer
 * to the checks.  What is not evaluated (sizeof, typeof) is not in the tree.
 */
#include "plugin.h"
#include "walk.h"

static hash_set<tree> *visited;
/* A static initializer is being walked. */
static bool in_initializer;

static void visit_value (tree value, value_context context);
static void visit_object (tree object, enum object_use use,
			  value_context context);
static void visit_other (tree node, value_context context);

/*
 * The per-CPU object that OBJECT, an lvalue, is a part of: a variable or what a
 * per-CPU pointer leads to.  NULL_TREE: an ordinary object.  Automatic variables
 * have the space in their type only by way of typeof.
 */
tree
percpu_object (tree object)
{
	while (handled_component_p (object)
	       || TREE_CODE (object) == NON_LVALUE_EXPR)
		object = TREE_OPERAND (object, 0);
	if (TREE_CODE (object) == COMPOUND_EXPR)
		return percpu_object (TREE_OPERAND (object, 1));
	if (VAR_P (object))
		return percpu_type_p (TREE_TYPE (object))
		       && (TREE_STATIC (object) || DECL_EXTERNAL (object))
		       && !unchecked_p (object) ? object : NULL_TREE;
	if (TREE_CODE (object) != INDIRECT_REF && TREE_CODE (object) != MEM_REF)
		return NULL_TREE;
	return percpu_pointer_type_p (TREE_TYPE (TREE_OPERAND (object, 0)))
	       && percpu_address (TREE_OPERAND (object, 0)) ? object : NULL_TREE;
}

/*
 * The expression that makes POINTER, whose type says so, a per-CPU address, without
 * conversions.  NULL_TREE: the space comes from an automatic variable's typeof.
 */
tree
percpu_address (tree pointer)
{
	for (;;) {
		STRIP_ANY_LOCATION_WRAPPER (pointer);
		if (CONVERT_EXPR_P (pointer)
		    || TREE_CODE (pointer) == NON_LVALUE_EXPR
		    || TREE_CODE (pointer) == SAVE_EXPR) {
			tree inner = TREE_OPERAND (pointer, 0);

			if (!POINTER_TYPE_P (TREE_TYPE (inner)))
				return pointer;
			pointer = inner;
		} else if (TREE_CODE (pointer) == ADDR_SPACE_CONVERT_EXPR)
			pointer = TREE_OPERAND (pointer, 0);
		else if (TREE_CODE (pointer) == POINTER_PLUS_EXPR)
			pointer = TREE_OPERAND (pointer, 0);
		else if (TREE_CODE (pointer) == COMPOUND_EXPR)
			pointer = TREE_OPERAND (pointer, 1);
		else
			break;
	}
	if (TREE_CODE (pointer) == ADDR_EXPR)
		return percpu_object (TREE_OPERAND (pointer, 0)) ? pointer
								 : NULL_TREE;
	if (DECL_P (pointer) && unchecked_p (pointer))
		return NULL_TREE;
	return pointer;
}

/* Is OBJECT, any expression, a per-CPU object itself? */
bool
object_is_percpu_p (tree object)
{
	return percpu_object (object) != NULL_TREE;
}

bool
in_initializer_p (void)
{
	return in_initializer;
}

/* CONTEXT of an operand: its use is its own, the place is inherited. */
static value_context
within (const value_context &context, tree node)
{
	value_context inner = context;

	inner.use = USE_OTHER;
	inner.function = inner.other = NULL_TREE;
	inner.argument = 0;
	if (EXPR_HAS_LOCATION (node))
		inner.where = EXPR_LOCATION (node);
	return inner;
}

static value_context
used_for (value_context context, enum value_use use, tree other)
{
	context.use = use;
	context.other = other;
	return context;
}

/* The parts of an lvalue that are values: indexes, and the pointer at its base. */
static void
visit_parts (tree object, value_context context)
{
	context = within (context, object);
	switch (TREE_CODE (object)) {
	case ARRAY_REF:
	case ARRAY_RANGE_REF:
		visit_value (TREE_OPERAND (object, 1), context);
		/* Fall through.  */
	case COMPONENT_REF:
	case BIT_FIELD_REF:
	case REALPART_EXPR:
	case IMAGPART_EXPR:
	case VIEW_CONVERT_EXPR:
	case NON_LVALUE_EXPR:
		visit_object (TREE_OPERAND (object, 0), OBJECT_ADDRESS, context);
		break;
	case INDIRECT_REF:
	case MEM_REF:
		visit_value (TREE_OPERAND (object, 0),
			     used_for (context, USE_FOLLOW, NULL_TREE));
		break;
	case COMPOUND_LITERAL_EXPR: {
		tree decl = COMPOUND_LITERAL_EXPR_DECL (object);

		if (DECL_INITIAL (decl))
			visit_value (DECL_INITIAL (decl),
				     used_for (context, USE_INITIALIZE, decl));
		break;
	}
	case VAR_DECL:
	case PARM_DECL:
	case RESULT_DECL:
	case FUNCTION_DECL:
	case STRING_CST:
	case LABEL_DECL:
	case CONST_DECL:
		break;
	default:
		visit_other (object, context);
	}
}

/* OBJECT is an lvalue to which USE is done. */
static void
visit_object (tree object, enum object_use use, value_context context)
{
	if (use != OBJECT_ADDRESS && use != OBJECT_DISCARD) {
		value_context here = context;

		if (EXPR_HAS_LOCATION (object))
			here.where = EXPR_LOCATION (object);
		if (percpu_object (object))
			check_access (object, use, here);
		else
			check_detour (object, here);
	}
	visit_parts (object, context);
}

static bool
object_p (const_tree node)
{
	switch (TREE_CODE (node)) {
	case VAR_DECL:
	case PARM_DECL:
	case RESULT_DECL:
	case COMPONENT_REF:
	case ARRAY_REF:
	case INDIRECT_REF:
	case MEM_REF:
	case BIT_FIELD_REF:
	case REALPART_EXPR:
	case IMAGPART_EXPR:
	case COMPOUND_LITERAL_EXPR:
		return true;
	default:
		return false;
	}
}

/*
 * Functions whose arguments are looked at, not used: the address of a per-CPU
 * object is all that they want, or not even that.
 */
static bool
unevaluated_builtin_p (const_tree function)
{
	if (!function || !fndecl_built_in_p (function, BUILT_IN_NORMAL))
		return false;
	switch (DECL_FUNCTION_CODE (function)) {
	case BUILT_IN_CONSTANT_P:
	case BUILT_IN_OBJECT_SIZE:
	case BUILT_IN_CLASSIFY_TYPE:
	case BUILT_IN_PREFETCH:
		return true;
	default:
		return false;
	}
}

static void
visit_call (tree call, value_context context)
{
	tree function = get_callee_fndecl (call);
	value_context inner = within (context, call);

	if (CALL_EXPR_FN (call) && !function)
		visit_value (CALL_EXPR_FN (call), inner);
	if (unevaluated_builtin_p (function))
		return;
	inner.use = USE_ARGUMENT;
	inner.function = function ? function : CALL_EXPR_FN (call);
	for (int i = 0; i < call_expr_nargs (call); i++) {
		inner.argument = i + 1;
		visit_value (CALL_EXPR_ARG (call, i), inner);
		check_detour_argument (CALL_EXPR_ARG (call, i), inner);
	}
}

/* `x += 1' is in the tree as x = x + 1: the other operand, else NULL_TREE. */
static tree
changing_operand (tree target, tree value)
{
	tree first;

	value = plain (value);
	if (!BINARY_CLASS_P (value) || !percpu_object (target))
		return NULL_TREE;
	first = plain (TREE_OPERAND (value, 0));
	return operand_equal_p (first, target, OEP_LEXICOGRAPHIC)
	       ? TREE_OPERAND (value, 1) : NULL_TREE;
}

static void
visit_assignment (tree node, enum value_use use, value_context context)
{
	tree target = TREE_OPERAND (node, 0), value = TREE_OPERAND (node, 1);

	context = within (context, node);
	if (tree operand = changing_operand (target, value)) {
		visit_object (target, OBJECT_CHANGE, context);
		visit_value (operand, context);
		return;
	}
	visit_object (target, OBJECT_WRITE, context);
	note_detour_assignment (target, value);
	visit_value (value, used_for (context, use, target));
}

/*
 * Is OBJECT, an operand, per-CPU?  Where the statement reaches the copies there is nothing
 * to report, so the pointer's type will do: percpu_object () may have to read the source.
 */
static bool
percpu_operand_p (tree object, bool reaches_copy)
{
	tree base = object;

	while (handled_component_p (base))
		base = TREE_OPERAND (base, 0);
	if (reaches_copy && TREE_CODE (base) == INDIRECT_REF)
		return percpu_pointer_type_p (TREE_TYPE (TREE_OPERAND (base, 0)));
	return percpu_object (object) != NULL_TREE;
}

static void
visit_asm (tree node, value_context context)
{
	const bool reaches_copy = asm_reaches_copy_p (node);
	const unsigned outputs = list_length (ASM_OUTPUTS (node));
	const unsigned inputs = list_length (ASM_INPUTS (node));
	auto_vec<const char *> constraints;
	bool mem, reg, inout;
	unsigned i = 0;

	context = within (context, node);
	constraints.safe_grow_cleared (outputs + inputs);
	for (tree list = ASM_OUTPUTS (node); list; list = TREE_CHAIN (list), i++) {
		tree object = TREE_VALUE (list);
		const char *text = TREE_STRING_POINTER (
			TREE_VALUE (TREE_PURPOSE (list)));

		constraints[i] = text;
		mem = !strchr (text, 'r') && !strchr (text, 'g');
		if (mem && percpu_operand_p (object, reaches_copy)) {
			check_asm_operand (node, object, context);
			visit_parts (object, context);
		} else
			visit_object (object, OBJECT_WRITE, context);
	}
	for (tree list = ASM_INPUTS (node); list; list = TREE_CHAIN (list), i++) {
		tree value = TREE_VALUE (list);

		constraints[i] = TREE_STRING_POINTER (
			TREE_VALUE (TREE_PURPOSE (list)));
		inout = false;
		if (object_p (value) && percpu_operand_p (value, reaches_copy)
		    && parse_input_constraint (&constraints[i], i - outputs,
					       inputs, outputs, inout,
					       constraints.address (), &mem,
					       &reg)
		    && mem && !reg) {
			check_asm_operand (node, value, context);
			visit_parts (value, context);
		} else
			visit_value (value, context);
	}
}

static bool
comparison_p (const_tree node)
{
	return COMPARISON_CLASS_P (node)
	       && POINTER_TYPE_P (TREE_TYPE (TREE_OPERAND (node, 0)));
}

/* VALUE without the conversions that the programmer did not write. */
static tree
written (tree value)
{
	while ((CONVERT_EXPR_P (value) || TREE_CODE (value) == NON_LVALUE_EXPR
		|| TREE_CODE (value) == ADDR_SPACE_CONVERT_EXPR)
	       && !explicit_cast_p (value))
		value = TREE_OPERAND (value, 0);
	return TREE_CODE (value) == SAVE_EXPR ? written (TREE_OPERAND (value, 0))
					      : value;
}

enum pointer_space { SPACE_NULL, SPACE_ORDINARY, SPACE_PERCPU, SPACE_MIXED };

/* Which space does VALUE, a pointer, lead to, whatever the front end made of it? */
static enum pointer_space
space_of (tree value)
{
	enum pointer_space a, b;

	if (TREE_CODE (plain (value)) == INTEGER_CST)
		return SPACE_NULL;
	value = written (value);
	if (TREE_CODE (value) != COND_EXPR || !TREE_OPERAND (value, 1)
	    || !TREE_OPERAND (value, 2))
		return percpu_pointer_type_p (TREE_TYPE (value)) ? SPACE_PERCPU
								  : SPACE_ORDINARY;
	a = space_of (TREE_OPERAND (value, 1));
	b = space_of (TREE_OPERAND (value, 2));
	if (a == SPACE_NULL || a == b)
		return b;
	return b == SPACE_NULL ? a : SPACE_MIXED;
}

/* Has VALUE choices in both spaces? */
bool
mixed_condition_p (tree value)
{
	return POINTER_TYPE_P (TREE_TYPE (value)) && space_of (value) == SPACE_MIXED;
}

/*
 * A and B, pointers, meet in NODE and are in one space: are what they lead to?  True when
 * there was something to report.
 */
static bool
check_levels_of_pair (tree node, tree a, tree b, const value_context &context)
{
	a = written (a);
	b = written (b);
	if (!types_mixed_deeper_p (TREE_TYPE (a), TREE_TYPE (b)))
		return false;
	/* Of the two, the one that says __percpu. */
	if (!space_in_type_p (TREE_TYPE (a)))
		std::swap (a, b);
	drop_held_message (EXPR_LOCATION (node));
	return check_space (build1 (ADDR_SPACE_CONVERT_EXPR, TREE_TYPE (b), a),
			    context);
}

/*
 * Two operands that meet.  The front end may have converted both, or a null pointer
 * with one, so what they are is asked.
 */
static void
visit_pair (tree node, int first, enum value_use use, value_context context)
{
	tree a = TREE_OPERAND (node, first), b = TREE_OPERAND (node, first + 1);

	context = within (context, node);
	if (POINTER_TYPE_P (TREE_TYPE (a)) && POINTER_TYPE_P (TREE_TYPE (b))) {
		const enum pointer_space space_a = space_of (a);
		const enum pointer_space space_b = space_of (b);

		if (space_a == space_b || space_a == SPACE_NULL
		    || space_b == SPACE_NULL) {
			if (space_a == space_b && space_a != SPACE_MIXED)
				check_levels_of_pair (node, a, b,
						      used_for (context, use, b));
			visit_value (written (a), context);
			visit_value (written (b), context);
			return;
		}
	}
	visit_value (a, used_for (context, use, b));
	visit_value (b, used_for (context, use, a));
}

/* VALUE goes where a pointer of TYPE is meant: as if it were converted there. */
static void
visit_as (tree type, tree value, const value_context &context)
{
	tree bare = written (value);

	if (bare != value && POINTER_TYPE_P (TREE_TYPE (bare)))
		visit_value (build1 (ADDR_SPACE_CONVERT_EXPR, type, bare),
			     context);
	else
		visit_value (value, context);
}

/* One arm of a condition is per-CPU, the other is not: one report. */
static void
visit_mixed_arms (tree a, tree b, const value_context &context)
{
	tree percpu = written (a), other = written (b);

	if (space_of (a) != SPACE_PERCPU)
		std::swap (percpu, other);
	if (space_of (percpu) == SPACE_PERCPU
	    && space_of (other) == SPACE_ORDINARY
	    && !cpp_get_options (parse_in)->preprocessed)
		check_space (build1 (ADDR_SPACE_CONVERT_EXPR, TREE_TYPE (other),
				     percpu),
			     used_for (context, USE_CONDITION, other));
	visit_value (percpu, context);
	visit_value (other, context);
}

/*
 * A condition that becomes a pointer of TYPE: its arms meet each other, or go where it
 * goes.  One report is enough.
 */
static void
visit_condition (tree node, tree type, value_context context)
{
	tree a = TREE_OPERAND (node, 1), b = TREE_OPERAND (node, 2);

	visit_value (TREE_OPERAND (node, 0), within (context, node));
	if (!POINTER_TYPE_P (type) || !a || !b || VOID_TYPE_P (TREE_TYPE (a))
	    || VOID_TYPE_P (TREE_TYPE (b))) {
		context = within (context, node);
		if (a)
			visit_value (a, context);
		if (b)
			visit_value (b, context);
		return;
	}
	if (space_of (node) == SPACE_MIXED) {
		visit_mixed_arms (a, b, within (context, node));
		return;
	}
	if (space_of (a) == space_of (b)
	    && check_levels_of_pair (node, a, b,
				     used_for (within (context, node),
					       USE_CONDITION, b))) {
		visit_value (written (a), within (context, node));
		visit_value (written (b), within (context, node));
		return;
	}
	if (EXPR_HAS_LOCATION (node))
		context.where = EXPR_LOCATION (node);
	/* In preprocessed text a cast is not to be told from a colon. */
	if (cpp_get_options (parse_in)->preprocessed) {
		visit_value (plain (a), within (context, node));
		visit_value (plain (b), within (context, node));
		return;
	}
	if (context.use == USE_OTHER) {
		/* What becomes of it is for the operator above to know. */
		visit_value (written (a), context);
		visit_value (written (b), context);
		return;
	}
	visit_as (type, a, context);
	if (space_of (a) == SPACE_NULL)
		visit_as (type, b, context);
	else
		visit_value (written (b), within (context, node));
}

static void
visit_conversion (tree node, value_context context)
{
	tree from = TREE_OPERAND (node, 0);
	value_context inner = context;

	if (EXPR_HAS_LOCATION (node))
		inner.where = EXPR_LOCATION (node);
	if (VOID_TYPE_P (TREE_TYPE (node))) {
		inner = within (inner, node);
		if (object_p (from))
			visit_object (from, TREE_THIS_VOLATILE (from)
					    ? OBJECT_READ : OBJECT_DISCARD, inner);
		else
			visit_value (from, inner);
		return;
	}
	/* Whether it was written is a question to the source, which takes time. */
	if (POINTER_TYPE_P (TREE_TYPE (node)) && POINTER_TYPE_P (TREE_TYPE (from))
	    && (space_in_type_p (TREE_TYPE (node))
		|| space_in_type_p (TREE_TYPE (from))
		|| TREE_CODE (plain (from)) == COND_EXPR)) {
		if (explicit_cast_p (node))
			check_cast (node, inner);
		else if (TREE_CODE (written (from)) == COND_EXPR) {
			visit_condition (written (from), TREE_TYPE (node), inner);
			return;
		} else if (!check_builtin_argument (node, inner))
			check_space (node, inner);
	}
	/* A conversion of a conversion: the context reaches through. */
	visit_value (from, inner);
}

/* NODE has no value of its own kind: visit its operands, whatever they are. */
static void
visit_other (tree node, value_context context)
{
	context = within (context, node);
	switch (TREE_CODE_CLASS (TREE_CODE (node))) {
	case tcc_unary:
	case tcc_binary:
	case tcc_comparison:
	case tcc_expression:
	case tcc_statement:
	case tcc_vl_exp:
	case tcc_reference:
		for (int i = 0; i < TREE_OPERAND_LENGTH (node); i++) {
			tree operand = TREE_OPERAND (node, i);

			if (operand && !TYPE_P (operand))
				visit_value (operand, context);
		}
		break;
	default:
		break;
	}
}

/*
 * VALUE initializes an object of TYPE.  The front end has dropped conversions that
 * mean nothing to it.
 */
static void
visit_initial (tree type, tree value, const value_context &context)
{
	if (type && POINTER_TYPE_P (type) && POINTER_TYPE_P (TREE_TYPE (value))
	    && !CONVERT_EXPR_P (value)
	    && TREE_CODE (value) != ADDR_SPACE_CONVERT_EXPR
	    && (spaces_mixed_p (type, TREE_TYPE (value))
		|| types_mixed_deeper_p (type, TREE_TYPE (value))))
		value = build1 (NOP_EXPR, type, value);
	visit_value (value, context);
}

static void
visit_constructor (tree node, const value_context &context)
{
	unsigned i;
	tree index, value;

	FOR_EACH_CONSTRUCTOR_ELT (CONSTRUCTOR_ELTS (node), i, index, value) {
		tree other = index && TREE_CODE (index) == FIELD_DECL
			     ? index : context.other;

		visit_initial (index && TREE_CODE (index) == FIELD_DECL
			       ? TREE_TYPE (index) : TREE_TYPE (TREE_TYPE (node)),
			       value, used_for (within (context, node),
						USE_INITIALIZE, other));
	}
}

/* A function within a function: GCC shows plugins the outer one only. */
static void
visit_nested_function (tree function, value_context context)
{
	tree outer = current_function_decl;

	if (!DECL_SAVED_TREE (function))
		return;
	context.where = DECL_SOURCE_LOCATION (function);
	current_function_decl = function;
	visit_value (DECL_SAVED_TREE (function), context);
	current_function_decl = outer;
}

static void
visit_declaration (tree decl, value_context context)
{
	if (TREE_CODE (decl) == FUNCTION_DECL) {
		visit_nested_function (decl, context);
		return;
	}
	if (!VAR_P (decl) || TREE_STATIC (decl) || DECL_EXTERNAL (decl)
	    || !DECL_INITIAL (decl) || DECL_INITIAL (decl) == error_mark_node)
		return;
	context.where = DECL_SOURCE_LOCATION (decl);
	note_detour_assignment (decl, DECL_INITIAL (decl));
	visit_value (DECL_INITIAL (decl),
		     used_for (context, USE_INITIALIZE, decl));
}

/* VALUE is a statement or an expression whose value goes where CONTEXT says. */
static void
visit_value (tree value, value_context context)
{
	if (!value || TYPE_P (value) || TREE_CODE (value) == ERROR_MARK)
		return;
	if (object_p (value)) {
		visit_object (value, OBJECT_READ, context);
		return;
	}
	/* Shared parts (SAVE_EXPR, both sides of `x += 1') count once. */
	if (EXPR_P (value) && visited->add (value))
		return;
	switch (TREE_CODE (value)) {
	case STATEMENT_LIST:
		for (tree_stmt_iterator i = tsi_start (value); !tsi_end_p (i);
		     tsi_next (&i))
			visit_value (tsi_stmt (i), within (context, value));
		break;
	case BIND_EXPR:
		visit_value (BIND_EXPR_BODY (value), within (context, value));
		break;
	case DECL_EXPR:
		visit_declaration (DECL_EXPR_DECL (value), within (context, value));
		break;
	case MODIFY_EXPR:
		visit_assignment (value, USE_ASSIGN, context);
		break;
	case INIT_EXPR:
		visit_assignment (value, TREE_CODE (TREE_OPERAND (value, 0))
					 == RESULT_DECL ? USE_RETURN
							: USE_INITIALIZE, context);
		break;
	case PREINCREMENT_EXPR:
	case PREDECREMENT_EXPR:
	case POSTINCREMENT_EXPR:
	case POSTDECREMENT_EXPR:
		visit_object (TREE_OPERAND (value, 0), OBJECT_CHANGE,
			      within (context, value));
		break;
	case RETURN_EXPR: {
		tree result = TREE_OPERAND (value, 0);

		if (result && TREE_CODE (result) == MODIFY_EXPR)
			result = TREE_OPERAND (result, 1);
		if (result)
			visit_value (result, used_for (within (context, value),
						       USE_RETURN, NULL_TREE));
		break;
	}
	case ADDR_EXPR:
		visit_object (TREE_OPERAND (value, 0), OBJECT_ADDRESS,
			      within (context, value));
		break;
	case CALL_EXPR:
		visit_call (value, context);
		break;
	case ASM_EXPR:
		visit_asm (value, context);
		break;
	case CONSTRUCTOR:
		visit_constructor (value, context);
		break;
	case COND_EXPR:
		visit_condition (value, TREE_TYPE (value), context);
		break;
	case POINTER_DIFF_EXPR:
		visit_pair (value, 0, USE_SUBTRACT, context);
		break;
	case TARGET_EXPR:
		visit_value (TARGET_EXPR_INITIAL (value), within (context, value));
		break;
	case COMPOUND_EXPR:
		visit_value (TREE_OPERAND (value, 0), within (context, value));
		context.where = within (context, value).where;
		visit_value (TREE_OPERAND (value, 1), context);
		break;
	CASE_CONVERT:
	case ADDR_SPACE_CONVERT_EXPR:
	case NON_LVALUE_EXPR:
		visit_conversion (value, context);
		break;
	case SAVE_EXPR:
		context.where = within (context, value).where;
		visit_value (TREE_OPERAND (value, 0), context);
		break;
	default:
		if (comparison_p (value))
			visit_pair (value, 0, USE_COMPARE, context);
		else
			visit_other (value, context);
	}
}

static const value_context no_context = {
	USE_OTHER, NULL_TREE, 0, NULL_TREE, UNKNOWN_LOCATION
};

/* FUNCTION has been parsed: check all of it. */
void
walk_function (tree function)
{
	value_context context = no_context;

	if (!scan_definition (function))
		return;
	context.where = DECL_SOURCE_LOCATION (function);
	hash_set<tree> set (250);

	begin_detours ();
	visited = &set;
	visit_value (DECL_SAVED_TREE (function), context);
	visited = NULL;
}

/* The same for the initializer of a static variable. */
void
walk_initializer (tree decl)
{
	value_context context = no_context;

	if (!VAR_P (decl) || !(TREE_STATIC (decl) || DECL_EXTERNAL (decl))
	    || !DECL_INITIAL (decl) || DECL_INITIAL (decl) == error_mark_node)
		return;
	if (!scan_definition (decl) && !space_in_type_p (TREE_TYPE (decl)))
		return;
	context.where = DECL_SOURCE_LOCATION (decl);
	hash_set<tree> set;

	in_initializer = true;
	visited = &set;
	visit_initial (TREE_TYPE (decl), DECL_INITIAL (decl),
		       used_for (context, USE_INITIALIZE, decl));
	visited = NULL;
	in_initializer = false;
}
