/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-accessor] per_cpu, this_cpu_ptr and their family are given something that
 * is not per-CPU, or is it at another level.  Called while the accessor is parsed: the
 * argument is not in the function's tree in all configurations.
 */
#include "plugin.h"
#include "walk.h"

/* What is known of the accessor's argument. */
struct subject {
	tree value;		/* as given, without conversions */
	tree object;		/* of which the address was taken, or NULL */
	const char *shown;	/* the one or the other, as it was written */
	location_t where;
	const char *accessor;	/* the macro's name */
};

static bool
say (const subject &s, const char *message)
{
	rich_location richloc (line_table, s.where);

	note_accessor_report (CHECK_accessor, s.where);
	return percpu_report (CHECK_accessor, &richloc, s.where, message,
			      s.shown, s.accessor);
}

/* What else the accessor takes. */
static const char *
more_arguments (const subject &s)
{
	const char *name = s.accessor + strspn (s.accessor, "_");

	return startswith (name, "per_cpu") ? ", cpu" : "";
}

static void
not_a_pointer (const subject &s)
{
	if (object_is_percpu_p (s.value)) {
		if (say (s, "%qs is a per-CPU variable, but %qs takes a pointer "
			    "to one"))
			inform (s.where, "use %<%s (&%s%s)%>, or %<per_cpu (%s, cpu)%> "
					 "for the variable",
				s.accessor, s.shown, more_arguments (s), s.shown);
	} else if (say (s, "%qs is not a per-CPU pointer, which %qs takes"))
		inform (s.where, "the address of a per-CPU variable and the value "
				 "of %<alloc_percpu%> are per-CPU pointers");
}

/* per_cpu_ptr and the like, in contrast to those that take a variable. */
static bool
takes_pointer_p (const subject &s)
{
	const size_t length = strlen (s.accessor);

	return length > 4 && !strcmp (s.accessor + length - 4, "_ptr");
}

/* &OBJECT was given, an ordinary object. */
static void
ordinary_object (const subject &s)
{
	tree type = TREE_TYPE (s.object);

	if (TREE_CODE (s.object) == FUNCTION_DECL) {
		if (say (s, "%qs is a function, not a per-CPU variable, which %qs "
			    "takes"))
			inform (s.where, "the address of a function is the same on all "
					 "CPUs");
	} else if (percpu_pointer_type_p (type) && takes_pointer_p (s)) {
		if (say (s, "%<&%s%> is a pointer to a per-CPU pointer, one level "
			    "more than %qs takes"))
			inform (s.where, "use %<%s (%s%s)%>", s.accessor, s.shown,
				more_arguments (s));
	} else if (percpu_pointer_type_p (type)) {
		if (say (s, "%qs is a per-CPU pointer, but %qs takes the variable "
			    "itself"))
			inform (s.where, "use %<per_cpu_ptr (%s, cpu)%>, "
					 "%<this_cpu_ptr (%s)%>, or %<*%s%> as the "
					 "variable", s.shown, s.shown, s.shown);
	} else if (say (s, "%qs is not a per-CPU variable, which %qs takes"))
		inform (s.where, "define it with %<DEFINE_PER_CPU%>, or use it "
				 "without an accessor");
}

static void
ordinary_pointer (const subject &s)
{
	tree to = TREE_TYPE (TREE_TYPE (s.value));

	if (FUNC_OR_METHOD_TYPE_P (to)) {
		if (say (s, "%qs points to a function, not to per-CPU data, which "
			    "%qs takes"))
			inform (s.where, "the address of a function is the same on all "
					 "CPUs");
	} else if (percpu_pointer_type_p (to)) {
		if (say (s, "%qs is a pointer to a per-CPU pointer, one level more "
			    "than %qs takes"))
			inform (s.where, "use %<*%s%>", s.shown);
	} else if (object_is_percpu_p (s.value)) {
		if (say (s, "%qs is a per-CPU variable that holds an ordinary "
			    "pointer; %qs takes a per-CPU pointer"))
			inform (s.where, "use %<%s (&%s%s)%>, or %<per_cpu (%s, cpu)%> "
					 "for the pointer in it", s.accessor,
				s.shown, more_arguments (s), s.shown);
	} else if (say (s, "ordinary pointer %qs given to %qs, which takes a "
			   "per-CPU pointer")) {
		if (DECL_P (s.value))
			inform (s.where, "declare %qD with %<__percpu%> if it comes "
					 "from %<alloc_percpu%> or is the address of "
					 "a per-CPU variable", s.value);
		else
			inform (s.where, "the address of a per-CPU variable and the "
					 "value of %<alloc_percpu%> are per-CPU "
					 "pointers");
	}
}

/* One operation works on a scalar of 1, 2, 4 or 8 bytes. */
static bool
operand_p (const_tree type)
{
	tree size = TYPE_SIZE_UNIT (type);
	HOST_WIDE_INT bytes;

	if (TREE_CODE (type) == ARRAY_TYPE)
		return false;
	/* percpu.h's operations do not depend on the size. */
	if (!percpu_opt.kernel || !size || !tree_fits_shwi_p (size))
		return true;
	bytes = tree_to_shwi (size);
	return bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
}

/* What POINTER leads to is no operand. */
static void
no_operand (const subject &s, tree pointer)
{
	tree type = TREE_TYPE (TREE_TYPE (pointer));

	if (TREE_CODE (type) == ARRAY_TYPE) {
		if (say (s, "%qs is an array; %qs works on one element"))
			inform (s.where, "name the element, or take "
					 "%<this_cpu_ptr%> of the array");
	} else if (say (s, "%qs has a size that %qs cannot work on"))
		inform (s.where, "it has %wd bytes, operations work on 1, 2, 4 or "
				 "8; use %<this_cpu_ptr%>",
			tree_to_shwi (TYPE_SIZE_UNIT (type)));
}

/* Is the variable of which OBJECT is a part per-CPU by its section or attribute? */
static bool
base_is_percpu_p (tree object)
{
	while (handled_component_p (object))
		object = TREE_OPERAND (object, 0);
	return VAR_P (object) && percpu_variable_p (object);
}

/* VALUE was given to the accessor at WHERE; OPERATION: one that works on scalars. */
void
check_accessor (location_t where, tree value, bool operation)
{
	subject s;
	tree type = TREE_TYPE (value), bare = value;
	const bool percpu = percpu_pointer_type_p (type);

	if (check_accessor_cast (value, where)
	    || (percpu && (!operation || operand_p (TREE_TYPE (type))))
	    /* Its choices will be reported. */
	    || mixed_condition_p (value))
		return;
	while (CONVERT_EXPR_P (bare) || TREE_CODE (bare) == NON_LVALUE_EXPR
	       || TREE_CODE (bare) == SAVE_EXPR
	       || TREE_CODE (bare) == C_MAYBE_CONST_EXPR) {
		tree inner = TREE_CODE (bare) == C_MAYBE_CONST_EXPR
			     ? C_MAYBE_CONST_EXPR_EXPR (bare)
			     : TREE_OPERAND (bare, 0);

		if (POINTER_TYPE_P (type) && !POINTER_TYPE_P (TREE_TYPE (inner)))
			break;
		bare = inner;
	}
	s.value = bare;
	s.object = TREE_CODE (bare) == ADDR_EXPR ? TREE_OPERAND (bare, 0)
						  : NULL_TREE;
	s.shown = expression_text (s.object ? s.object : s.value);
	s.accessor = macro_at (where);
	if (!s.accessor)
		s.accessor = "the accessor";
	s.where = place_of (bare, where);
	if (!check_enabled_p (CHECK_accessor, s.where)
	    || (s.object && unchecked_p (s.object))
	    || (DECL_P (bare) && unchecked_p (bare)))
		return;
	if (!POINTER_TYPE_P (type))
		not_a_pointer (s);
	else if (percpu)
		no_operand (s, value);
	else if (TREE_CODE (bare) == INTEGER_CST
		   /* Declared per-CPU by its section alone. */
		   || (s.object && base_is_percpu_p (s.object)))
		return;
	else if (s.object)
		ordinary_object (s);
	else
		ordinary_pointer (s);
}
