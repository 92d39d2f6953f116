/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-access] A per-CPU object is used as if it were an ordinary one: read,
 * written, handed to a built-in function, an atomic operation or a lock, or given to
 * an asm statement that does not reach this CPU's copy.  What is hit is the image
 * from which the copies were made.
 */
#include "plugin.h"
#include "walk.h"

/* How an asm statement's text reaches this CPU's copy of an operand. */
static const char *const asm_prefixes[] = { "%%gs:", "%%fs:", "%gs:", "%fs:" };

/* Types that only operations of their own touch. */
static const char *const atomic_types[] = {
	"atomic_t", "atomic64_t", "atomic_long_t", "local_t", "refcount_t"
};
static const char *const lock_types[] = {
	"spinlock", "spinlock_t", "raw_spinlock", "raw_spinlock_t", "rwlock_t",
	"mutex", "semaphore", "rw_semaphore", "seqlock_t", "qspinlock"
};

static const char *
type_name (const_tree type)
{
	tree name = TYPE_NAME (type);

	if (name && TREE_CODE (name) == TYPE_DECL)
		name = DECL_NAME (name);
	return name ? IDENTIFIER_POINTER (name) : "";
}

template <size_t N>
static bool
named_p (const_tree type, const char *const (&names)[N])
{
	const char *name = type_name (type);
	const char *main_name = type_name (TYPE_MAIN_VARIANT (type));

	for (const char *known : names)
		if (!strcmp (name, known) || !strcmp (main_name, known))
			return true;
	return false;
}

/* The declaration by which the object is called. */
static tree
base_name (tree object)
{
	while (handled_component_p (object)
	       || TREE_CODE (object) == INDIRECT_REF)
		object = TREE_OPERAND (object, 0);
	STRIP_NOPS (object);
	return object;
}

static void
advise (location_t where, tree object, enum object_use use)
{
	const bool scalar = INTEGRAL_TYPE_P (TREE_TYPE (object))
			    || POINTER_TYPE_P (TREE_TYPE (object));
	const char *text = expression_text (object);

	if (!describable_p (object) || TREE_CODE (base_name (object)) == CALL_EXPR)
		inform (where, "%<this_cpu_ptr%> and %<per_cpu_ptr%> give a "
			       "pointer to the copy of one CPU");
	else if (TREE_CODE (object) == INDIRECT_REF && *text == '*')
		inform (where, "use %<*this_cpu_ptr (%s)%> or "
			       "%<*per_cpu_ptr (%s, cpu)%>", text + 1, text + 1);
	else if (!scalar)
		inform (where, "use %<*this_cpu_ptr (&%s)%> or "
			       "%<per_cpu (%s, cpu)%>", text, text);
	else if (use == OBJECT_WRITE)
		inform (where, "use %<this_cpu_write (%s, value)%> or "
			       "%<per_cpu (%s, cpu)%>", text, text);
	else if (use == OBJECT_CHANGE)
		inform (where, "use %<this_cpu_inc (%s)%>, %<this_cpu_add%> and "
			       "the like, or %<per_cpu (%s, cpu)%>", text, text);
	else
		inform (where, "use %<this_cpu_read (%s)%> or "
			       "%<per_cpu (%s, cpu)%>", text, text);
}

static const char *
what_is_done (tree object, enum object_use use)
{
	static const char *const variable[] = {
		"per-CPU variable %qs is read without an accessor",
		"per-CPU variable %qs is written without an accessor",
		"per-CPU variable %qs is changed without an accessor"
	};
	static const char *const part[] = {
		"%qs, a part of a per-CPU object, is read without an accessor",
		"%qs, a part of a per-CPU object, is written without an accessor",
		"%qs, a part of a per-CPU object, is changed without an accessor"
	};
	static const char *const pointed[] = {
		"%qs reads through a per-CPU pointer",
		"%qs writes through a per-CPU pointer",
		"%qs changes what a per-CPU pointer leads to"
	};

	if (VAR_P (object))
		return variable[use];
	return TREE_CODE (object) == INDIRECT_REF ? pointed[use] : part[use];
}

/* `*&object', as macros make it, is the object. */
static tree
object_itself (tree object)
{
	tree pointer;

	if (TREE_CODE (object) != INDIRECT_REF)
		return object;
	pointer = plain (TREE_OPERAND (object, 0));
	return TREE_CODE (pointer) == ADDR_EXPR
	       && TYPE_MAIN_VARIANT (TREE_TYPE (TREE_OPERAND (pointer, 0)))
		  == TYPE_MAIN_VARIANT (TREE_TYPE (object))
	       ? TREE_OPERAND (pointer, 0) : object;
}

/* OBJECT is per-CPU and USE is done to it. */
void
check_access (tree object, enum object_use use, const value_context &context)
{
	object = object_itself (object);

	location_t where = place_of_access (base_name (object), context.where);

	if (VOID_TYPE_P (TREE_TYPE (object)) || use > OBJECT_CHANGE
	    || TREE_CODE (TREE_TYPE (object)) == FUNCTION_TYPE
	    || !check_enabled_p (CHECK_access, where)
	    || consequence_p (object, where))
		return;

	rich_location richloc (line_table, where);
	if (context.use == USE_ARGUMENT && use == OBJECT_READ
	    && AGGREGATE_TYPE_P (TREE_TYPE (object))
	    && context.function && DECL_P (context.function)) {
		if (percpu_report (CHECK_access, &richloc, where,
				   "per-CPU object %qs is passed by value to %qD",
				   expression_text (object), context.function))
			advise (where, object, use);
		return;
	}
	if (percpu_report (CHECK_access, &richloc, where,
			   what_is_done (object, use), expression_text (object)))
		advise (where, object, use);
}

/* Does the asm statement reach per-CPU copies? */
bool
asm_reaches_copy_p (tree asm_expr)
{
	const char *text = TREE_STRING_POINTER (ASM_STRING (asm_expr));

	for (const char *prefix : asm_prefixes)
		if (strstr (text, prefix))
			return true;
	/* An empty text uses nothing: it only holds the compiler back. */
	return text[strspn (text, " \t\n")] == '\0';
}

/* OBJECT is per-CPU and a memory operand of ASM_EXPR. */
void
check_asm_operand (tree asm_expr, tree object, const value_context &context)
{
	location_t where;

	if (asm_reaches_copy_p (asm_expr) || unit_is_up ())
		return;
	where = place_of (base_name (object), context.where);
	if (!check_enabled_p (CHECK_access, where))
		return;

	rich_location richloc (line_table, where);
	const char *text = expression_text (object);

	if (percpu_report (CHECK_access, &richloc, where,
			   "per-CPU object %qs is an %<asm%> operand, but the "
			   "text has no per-CPU prefix", text))
		inform (where, "use %<this_cpu_%> operations, or give the operand "
			       "%<*this_cpu_ptr (%s%s)%>",
			/* Not `&*pointer'. */
			*text == '*' ? "" : "&", text + (*text == '*'));
}

/* Built-ins whose arguments the front end converts in its own way. */
static bool
generic_builtin_p (const_tree function)
{
	const char *name;

	if (TREE_CODE (function) != FUNCTION_DECL
	    || !fndecl_built_in_p (function, BUILT_IN_NORMAL))
		return false;
	name = IDENTIFIER_POINTER (DECL_NAME (function));
	return startswith (name, "__atomic_") || startswith (name, "__sync_");
}

/* Functions by which the kernel's macros tell of an atomic operation on an object. */
static bool
instrumentation_p (const_tree function)
{
	return DECL_NAME (function)
	       && startswith (IDENTIFIER_POINTER (DECL_NAME (function)),
			      "instrument_atomic_");
}

/* What the programmer gave to the macro whose local variable VALUE may be. */
static tree
given_to_macro (tree value)
{
	tree bare = plain (value);

	return VAR_P (bare) && DECL_INITIAL (bare) && !TREE_STATIC (bare)
	       && linemap_location_from_macro_definition_p (
			line_table, get_pure_location (DECL_SOURCE_LOCATION (bare)))
	       ? DECL_INITIAL (bare) : value;
}

/* FUNCTION, or the macro at WHERE that calls it. */
static const char *
operation_at (tree function, location_t where)
{
	const char *macro = macro_at (where);

	return macro ? macro : lang_hooks.decl_printable_name (function, 1);
}

/* ADDRESS was given to an atomic operation, a macro, that tells FUNCTION of it. */
static void
report_atomic_macro (tree address, tree function, const value_context &context)
{
	tree given = given_to_macro (address), shown = written_pointer (given);
	location_t where = place_of (plain (given), context.where);
	rich_location richloc (line_table, where);

	/* Once for the macro, whatever else it does to its variable. */
	if (check_enabled_p (CHECK_access, where)
	    && percpu_report (CHECK_access, &richloc, report_place (context.where),
			      "atomic operation on %qs, a per-CPU pointer, by %qs",
			      expression_text (shown),
			      operation_at (function, context.where)))
		advise_pointer (where, shown);
}

/*
 * VALUE, a conversion of a per-CPU pointer to an ordinary one, is an argument of a
 * function that works on the object at once.  True when it was judged here.
 */
bool
check_builtin_argument (tree value, const value_context &context)
{
	tree function = context.function, address, type;
	const char *what = NULL;
	location_t where;

	if (context.use != USE_ARGUMENT || !function
	    || (!direct_conversion_p (value)
		&& !generic_builtin_p (function))
	    || TREE_CODE (function) != FUNCTION_DECL
	    || percpu_pointer_type_p (TREE_TYPE (value))
	    || !percpu_pointer_type_p (TREE_TYPE (TREE_OPERAND (value, 0))))
		return false;
	address = percpu_address (value);
	if (!address)
		return false;
	if (instrumentation_p (function)) {
		report_atomic_macro (TREE_OPERAND (value, 0), function, context);
		return true;
	}
	type = strip_array_types (
		TREE_TYPE (TREE_TYPE (TREE_OPERAND (value, 0))));
	if (fndecl_built_in_p (function))
		what = "per-CPU pointer %qs given to %qD, which works on the "
		       "memory that it points to";
	else if (named_p (type, atomic_types))
		what = "atomic operation on %qs, a per-CPU pointer, by %qD";
	else if (named_p (type, lock_types))
		what = "lock operation on %qs, a per-CPU pointer, by %qD";
	if (!what)
		return false;
	where = place_of (address, context.where);
	if (!check_enabled_p (CHECK_access, where))
		return true;

	rich_location richloc (line_table, where);
	tree shown = written_pointer (TREE_OPERAND (value, 0));

	if (percpu_report (CHECK_access, &richloc, where, what,
			   expression_text (shown), function))
		advise_pointer (where, shown);
	return true;
}
