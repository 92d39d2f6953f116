/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the programmer wants no report:
 *
 *	#pragma percpu push
 *	#pragma percpu ignore "percpu-access"
 *	...
 *	#pragma percpu pop
 *
 * and __attribute__ ((percpu_unchecked)) on a function or a variable.
 */
#include "plugin.h"

/* From WHERE on these checks are ignored, one bit for each. */
struct region {
	location_t where;
	unsigned ignored;
};

static auto_vec<region> regions;
static auto_vec<unsigned> pushed;

static unsigned
ignored_now (void)
{
	return regions.is_empty () ? 0 : regions.last ().ignored;
}

static void
begin_region (unsigned ignored)
{
	region r = { report_place (input_location), ignored };

	regions.safe_push (r);
}

/* A pragma has nothing behind it. */
static void
expect_end (const char *pragma)
{
	tree value;

	if (pragma_lex (&value) != CPP_EOF)
		warning (OPT_Wpragmas, "junk at end of %<#pragma percpu %s%>",
			 pragma);
}

static void
pragma_push (cpp_reader *)
{
	expect_end ("push");
	pushed.safe_push (ignored_now ());
}

static void
pragma_pop (cpp_reader *)
{
	expect_end ("pop");
	if (pushed.is_empty ()) {
		warning (OPT_Wpragmas, "%<#pragma percpu pop%> without "
				       "%<#pragma percpu push%>");
		return;
	}
	begin_region (pushed.pop ());
}

static void
pragma_ignore (cpp_reader *)
{
	tree value;

	if (pragma_lex (&value) != CPP_STRING) {
		warning (OPT_Wpragmas, "%<#pragma percpu ignore%> needs the id of a "
				       "check as a string");
		return;
	}
	for (int i = 0; i < NR_CHECKS; i++)
		if (!strcmp (check_ids[i], TREE_STRING_POINTER (value))) {
			expect_end ("ignore");
			begin_region (ignored_now () | 1u << i);
			return;
		}
	warning (OPT_Wpragmas, "%<#pragma percpu ignore%>: there is no check %qs",
		 TREE_STRING_POINTER (value));
}

void
register_silencing_pragmas (void)
{
	c_register_pragma ("percpu", "push", pragma_push);
	c_register_pragma ("percpu", "pop", pragma_pop);
	c_register_pragma ("percpu", "ignore", pragma_ignore);
}

/* Has the function, or one around it, the attribute? */
static bool
function_unchecked_p (void)
{
	for (tree function = current_function_decl; function;
	     function = decl_function_context (function))
		if (lookup_attribute ("percpu_unchecked",
				      DECL_ATTRIBUTES (function)))
			return true;
	return false;
}

/* Has the programmer asked for no report of CHECK at WHERE? */
bool
silenced_p (enum check_number check, location_t where)
{
	unsigned ignored = 0;

	where = report_place (where);
	for (unsigned i = 0; i < regions.length (); i++)
		if (regions[i].where <= where)
			ignored = regions[i].ignored;
	return (ignored & 1u << check) || function_unchecked_p ();
}

/*
 * `typeof (x) *p' with a per-CPU X: is the space in the local pointer's type only
 * borrowed?  Not if P begins with a per-CPU pointer.  Uncertain where the
 * text is not to be seen.
 */
static bool
borrowed_space_p (const_tree decl)
{
	tree initial = DECL_INITIAL (decl);
	bool borrowed;
	char *text;

	if (!VAR_P (decl) || TREE_STATIC (decl) || DECL_EXTERNAL (decl)
	    || !percpu_pointer_type_p (TREE_TYPE (decl)))
		return false;
	text = declaration_text (DECL_SOURCE_LOCATION (decl));
	if (!text)
		return true;
	borrowed = !strstr (text, "__percpu") && strstr (text, "typeof")
		   && strchr (text, '*')
		   && (!initial || TREE_CODE (initial) == ADDR_SPACE_CONVERT_EXPR);
	free (text);
	return borrowed;
}

/*
 * Is the variable one of which nothing is to be said, because the programmer says so
 * or because only typeof gave it the space?
 */
bool
unchecked_p (const_tree decl)
{
	if (!DECL_P (decl))
		return false;
	if (lookup_attribute ("percpu_unchecked", DECL_ATTRIBUTES (decl)))
		return true;
	return borrowed_space_p (decl);
}

static tree
handle_unchecked_attribute (tree *node, tree name, tree, int, bool *drop)
{
	if (TREE_CODE (*node) == FUNCTION_DECL || VAR_P (*node)
	    || TREE_CODE (*node) == PARM_DECL)
		return NULL_TREE;
	warning (OPT_Wattributes, "%qE attribute: it is for functions and "
				  "variables", name);
	*drop = true;
	return NULL_TREE;
}

static struct attribute_spec unchecked_attribute = {
	"percpu_unchecked", 0, 0, false, false, false, false,
	handle_unchecked_attribute, NULL
};

void
register_unchecked_attribute (void)
{
	register_attribute (&unchecked_attribute);
}
