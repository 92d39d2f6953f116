/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the C front end says about address spaces, in our words or not at all.
 *
 * With both spaces enclosing each other (space.c) few of its messages are left:
 *
 * - "... specified for auto variable": `typeof (x) copy' of a per-CPU variable; the
 *   variable's type becomes ordinary and nothing is said.
 * - "conflicting named address spaces": [percpu-decl].
 * - "conflicting types" and the like about a per-CPU variable: the same with our id.
 * - "conflicting types" that differ in __percpu: [percpu-space].
 * - "lvalue required" and the like within an accessor: [percpu-accessor].
 * - errors in the text of an accessor whose argument has been reported: nothing.
 * - "comparison of distinct pointer types" where only __percpu differs: [percpu-space].
 * - "initializer element is not constant" behind a mix in a static initializer, and
 *   "incompatible pointer type" where only __percpu differs: [percpu-space].
 */
#include "plugin.h"

static diagnostic_starter_fn next_starter;
static diagnostic_finalizer_fn next_finalizer;

/* The message that is being printed is not to be seen; nor are its notes. */
static bool swallowed, swallow_notes;

/* Where the front end last let a per-CPU pointer become an ordinary one. */
static location_t mixed_at = UNKNOWN_LOCATION;
/* Where the word __percpu was last read. */
static location_t keyword_at = UNKNOWN_LOCATION;

void
note_space_mix (void)
{
	mixed_at = input_location;
}

void
note_space_keyword (location_t where)
{
	keyword_at = where;
}

static bool
begins_p (const diagnostic_info *diagnostic, const char *const *texts)
{
	const char *format = diagnostic->message.format_spec;

	for (; *texts; texts++)
		if (!strcmp (format, _(*texts)))
			return true;
	return false;
}

/* The space on what has none, or beside another that replaces it. */
static const char *const meaningless[] = {
	"%qs specified for auto variable %qE",
	"%qs combined with %<auto%> qualifier for %qE",
	"%qs combined with %<register%> qualifier for %qE",
	"%qs specified for parameter %qE",
	"%qs specified for unnamed parameter",
	"%qs specified for structure field %qE",
	"%qs specified for structure field",
	/* x86's accessors: typeof (x) __seg_gs, which drops ours. */
	"conflicting named address spaces (%s vs %s)",
	NULL
};

static const char *const conflicting[] = {
	"conflicting named address spaces (generic vs %s) for %q+D",
	"conflicting named address spaces (%s vs generic) for %q+D",
	NULL
};

static const char *const redeclared[] = {
	"conflicting types for %q+D; have %qT",
	"conflicting types for %q+D",
	"conflicting type qualifiers for %q+D",
	"static declaration of %q+D follows non-static declaration",
	"non-static declaration of %q+D follows static declaration",
	NULL
};

static const char *const incompatible_argument[] = {
	"passing argument %d of %qE from incompatible pointer type", NULL
};

static const char *const incompatible[] = {
	"assignment to %qT from incompatible pointer type %qT",
	"initialization of %qT from incompatible pointer type %qT",
	"returning %qT from a function with incompatible return type %qT",
	NULL
};

/* These do not name the types: the walk tells which are about __percpu. */
static const char *const distinct[] = {
	"comparison of distinct pointer types lacks a cast",
	"pointer type mismatch in conditional expression",
	NULL
};

static const char *const conflicting_types[] = {
	"conflicting types for %q+D; have %qT", NULL
};

static const char *const no_object[] = {
	"lvalue required as unary %<&%> operand",
	"cannot take address of bit-field %qD",
	"cannot take address of bit-field %qE",
	"invalid operands to binary %s (have %qT and %qT)",
	NULL
};

/* These are said of the line only. */
static const char *const aggregate[] = {
	"aggregate value used where an integer was expected",
	"conversion to non-scalar type requested",
	NULL
};

static const char *const not_constant[] = {
	"initializer element is not constant",
	"initializer element is not computable at load time",
	NULL
};

/* The formatted message, which waits in the printer. */
static const char **
chunks (diagnostic_context *context)
{
	return context->printer->buffer->cur_chunk_array->args;
}

static char *
formatted (diagnostic_context *context)
{
	char *text = xstrdup ("");

	for (const char **arg = chunks (context); *arg; arg++) {
		char *longer = concat (text, *arg, NULL);

		free (text);
		text = longer;
	}
	return text;
}

/* The printer keeps the text until the message is out. */
static void
replace_text (diagnostic_context *context, const char *text)
{
	const char **args = chunks (context);

	args[0] = text;
	args[1] = NULL;
}

static bool
about_space_p (diagnostic_context *context)
{
	char *text = formatted (context);
	bool found = strstr (text, "__percpu");

	free (text);
	return found;
}

/* Removes each FROM of TEXT, in place. */
static void
remove_all (char *text, const char *from)
{
	const size_t length = strlen (from);
	char *at;

	while (*from && (at = strstr (text, from)))
		memmove (at, at + length, strlen (at + length) + 1);
}

/* Colours, which are in the text between the quotes. */
static void
remove_escapes (char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (*from == '\33') {
			while (*from && !ISALPHA (*from))
				from++;
			if (!*from)
				break;
		} else
			*to++ = *from;
	}
	*to = '\0';
}

/* The first two quoted parts of TEXT, xmalloc'ed; false: there are not two. */
static bool
quoted_parts (const char *text, char *parts[2])
{
	parts[0] = parts[1] = NULL;
	for (int i = 0; i < 2; i++) {
		const char *begin = strstr (text, open_quote), *end;

		if (!begin)
			break;
		begin += strlen (open_quote);
		end = strstr (begin, close_quote);
		if (!end)
			break;
		parts[i] = xstrndup (begin, end - begin);
		text = end + strlen (close_quote);
	}
	return parts[1];
}

/*
 * The message names two types.  Is __percpu what makes them differ, so that the check of
 * the function's tree will say it?
 */
static bool
types_mixed_p (diagnostic_context *context)
{
	char *text = formatted (context), *types[2];
	bool mixed = false;

	remove_escapes (text);
	if (quoted_parts (text, types)) {
		const bool first = strstr (types[0], "__percpu");
		const bool second = strstr (types[1], "__percpu");

		for (char *type : types) {
			remove_all (type, "__percpu");
			remove_all (type, " ");
		}
		/*
		 * Equal texts: one array has the space itself and the other
		 * only on its elements (space.c), which is no difference.
		 */
		mixed = first != second
			|| (first && !strcmp (types[0], types[1]));
	}
	free (types[0]);
	free (types[1]);
	free (text);
	return mixed;
}

static void
hide (void)
{
	swallowed = swallow_notes = true;
}

/* ---- a message about an argument: only its note names the types ---- */

/* Messages that were held back and are to be seen after all. */
struct held_message {
	location_t where, note_where;
	int option;
	char *text, *note;
};

static auto_vec<held_message> held;
/* The last of them still waits for its note. */
static bool waiting;

static void
hold (diagnostic_context *context, const diagnostic_info *diagnostic)
{
	held_message message = {
		diagnostic_location (diagnostic), UNKNOWN_LOCATION,
		diagnostic->option_index, formatted (context), NULL
	};

	held.safe_push (message);
	swallowed = true;
}

/* The note that follows: drops the message, or stays with it. */
static void
hold_note (diagnostic_context *context, const diagnostic_info *diagnostic)
{
	swallowed = true;
	waiting = false;
	if (types_mixed_p (context)) {
		free (held.pop ().text);
		return;
	}
	held.last ().note = formatted (context);
	held.last ().note_where = diagnostic_location (diagnostic);
}

/* The walk has said what the message at WHERE is about. */
void
drop_held_message (location_t where)
{
	for (unsigned i = held.length (); i-- > 0;)
		if (!held[i].note
		    && get_pure_location (held[i].where) == get_pure_location (where)) {
			free (held[i].text);
			held.ordered_remove (i);
		}
}

/* Prints what was held back.  Called where no message is being printed. */
void
release_held_messages (void)
{
	auto_vec<held_message> messages;

	messages.safe_splice (held);
	held.truncate (0);
	waiting = false;
	for (const held_message &message : messages) {
		/* The texts are formatted already. */
		if (warning_at (message.where, message.option, "%s", message.text)
		    && message.note)
			inform (message.note_where, "%s", message.note);
		free (message.text);
		free (message.note);
	}
}

/*
 * `extern int x;' and DEFINE_PER_CPU (int, x): the declarations stay apart.  When
 * BOTH are per-CPU, it is two array types whose spaces the front end compares.
 */
static void
report_conflict (diagnostic_context *context, bool both)
{
	const char *name = "", **arg = chunks (context);
	static char *text;

	/* The name is the last part. */
	for (; *arg; arg++)
		if (**arg)
			name = *arg;
	free (text);
	text = both ? concat ("conflicting types for ", name, " [",
			      check_ids[CHECK_decl], "]", NULL)
		    : concat ("declarations of ", name, " disagree: one is "
			      "per-CPU, the other is not; declare it with "
			      "'DECLARE_PER_CPU' [", check_ids[CHECK_decl], "]",
			      NULL);
	replace_text (context, text);
}

static void
report_initializer (diagnostic_context *context)
{
	static char *text;

	if (!text)
		text = concat ("static initializer mixes a per-CPU pointer and an "
			       "ordinary pointer [", check_ids[CHECK_space], "]",
			       NULL);
	replace_text (context, text);
}

/* Does TYPE say __percpu at any level? */
static bool
mentions_space_p (const_tree type)
{
	for (int depth = 0; type && TYPE_P (type) && depth < 8; depth++) {
		if (percpu_type_p (type))
			return true;
		if (FUNC_OR_METHOD_TYPE_P (type))
			for (tree arg = TYPE_ARG_TYPES (type); arg;
			     arg = TREE_CHAIN (arg))
				if (mentions_space_p (TREE_VALUE (arg)))
					return true;
		if (!POINTER_TYPE_P (type) && TREE_CODE (type) != ARRAY_TYPE
		    && !FUNC_OR_METHOD_TYPE_P (type))
			return false;
		type = TREE_TYPE (type);
	}
	return false;
}

/* Do TYPE and the one that is written as TEXT both say __percpu, at other places? */
static bool
space_differs_p (tree type, char *text)
{
	/* The printer of messages has one in the making. */
	pretty_printer *printer = global_dc->printer->clone ();
	char *other, *end;
	bool differs;

	pp_show_color (printer) = false;
	pp_clear_output_area (printer);
	pp_printf (printer, "%qT", type);
	other = xstrdup (pp_formatted_text (printer) + strlen (open_quote));
	end = strstr (other, close_quote);
	if (end)
		*end = '\0';
	differs = strcmp (other, text) != 0;
	remove_all (other, "__percpu");
	remove_all (other, " ");
	remove_all (text, "__percpu");
	remove_all (text, " ");
	differs = differs && !strcmp (other, text);
	free (other);
	delete printer;
	return differs;
}

/*
 * "conflicting types for 'x'; have 'int *'": is it __percpu that the other declaration
 * has and this one lacks, or the reverse?
 */
static bool
redeclared_in_other_space_p (diagnostic_context *context)
{
	char *text = formatted (context), *parts[2];
	bool found = false;

	remove_escapes (text);
	if (quoted_parts (text, parts)) {
		tree old = lookup_name (get_identifier (parts[0]));

		found = old && DECL_P (old) && !percpu_type_p (TREE_TYPE (old))
			&& (mentions_space_p (TREE_TYPE (old))
			    != (strstr (parts[1], "__percpu") != NULL)
			    || space_differs_p (TREE_TYPE (old), parts[1]));
	}
	free (parts[0]);
	free (parts[1]);
	free (text);
	return found;
}

/* Adds the id to what the front end says. */
static void
add_id (diagnostic_context *context, const char *more, enum check_number check)
{
	static char *text;
	char *old = formatted (context), *at;

	/* An array says it, and its elements do. */
	while ((at = strstr (old, "__percpu __percpu ")))
		memmove (at, at + strlen ("__percpu "), strlen (at + strlen ("__percpu ")) + 1);
	free (text);
	text = concat (old, more, " [", check_ids[check], "]", NULL);
	free (old);
	replace_text (context, text);
}

/*
 * An accessor was given a value, a bit-field or something else that has no address.
 * The macros say the same many times over: once is enough.
 */
static void
report_no_object (diagnostic_context *context, diagnostic_info *diagnostic,
		  location_t where)
{
	static location_t last = UNKNOWN_LOCATION;
	static char *text;
	const char *accessor = macro_at (where);

	if (!accessor || !accessor_name_p (accessor))
		return;
	where = report_place (where);
	if (where == last || accessor_reported_p (where)) {
		hide ();
		return;
	}
	last = where;
	note_accessor_report (CHECK_accessor, where);
	diagnostic->richloc->set_range (0, where, SHOW_RANGE_WITH_CARET);
	free (text);
	text = concat (open_quote, accessor, close_quote, " is given something that "
		       "it cannot work on: it takes a per-CPU variable, a member or "
		       "an element [", check_ids[CHECK_accessor], "]", NULL);
	replace_text (context, text);
}

/* ---- two spaces for one variable ---- */

/*
 * DECLARE_PER_CPU (struct s __seg_gs, x): GCC says that they conflict and goes on with
 * __percpu.  Such a variable is there to be used by its other space alone.
 */
static addr_space_t other_space = ADDR_SPACE_GENERIC;

static void
note_other_space (diagnostic_context *context)
{
	char *text = formatted (context);
	const char *name = strstr (text, "(__percpu vs ");

	if (name) {
		name += strlen ("(__percpu vs ");
		for (int rid = RID_FIRST_ADDR_SPACE; rid <= RID_LAST_ADDR_SPACE; rid++) {
			tree word = ridpointers[rid];

			if (word && startswith (name, IDENTIFIER_POINTER (word))
			    && name[IDENTIFIER_LENGTH (word)] == ')')
				other_space = rid - RID_FIRST_ADDR_SPACE;
		}
	}
	free (text);
}

/* DECL's declaration is complete. */
void
settle_other_space (tree decl)
{
	tree type = TREE_TYPE (decl);

	if (other_space == ADDR_SPACE_GENERIC)
		return;
	if (VAR_P (decl) && percpu_type_p (type))
		TREE_TYPE (decl) = c_build_qualified_type (
			type, TYPE_QUALS_NO_ADDR_SPACE (type)
			      | ENCODE_QUAL_ADDR_SPACE (other_space));
	other_space = ADDR_SPACE_GENERIC;
}

/*
 * Is WHERE of the text of an accessor whose argument has been reported, so that the
 * message is about what the argument led to?
 */
static bool
consequence_of_accessor_p (const diagnostic_info *diagnostic, location_t where)
{
	const char *macro = macro_at (where);

	return ((macro && accessor_name_p (macro)) || begins_p (diagnostic, aggregate))
	       && accessor_error_p (report_place (where));
}

static void
swallow_error ()
{
	note_swallowed_error ();
	/* What was to be returned is gone with it. */
	if (current_function_decl)
		current_function_decl->base.nowarning_flag = true;
}

static bool
check_on_p (enum check_number check)
{
	return percpu_opt.severity[check] != SEVERITY_OFF;
}

static void
judge (diagnostic_context *context, diagnostic_info *diagnostic)
{
	location_t where = diagnostic_location (diagnostic);

	if (consequence_of_accessor_p (diagnostic, where)) {
		if (diagnostic->kind == DK_ERROR)
			swallow_error ();
		hide ();
	} else if (begins_p (diagnostic, meaningless)) {
		if (about_space_p (context)) {
			note_other_space (context);
			hide ();
		}
	} else if (begins_p (diagnostic, conflicting)) {
		if (check_on_p (CHECK_decl) && about_space_p (context))
			report_conflict (context,
					 percpu_redeclared_at_p (where));
	} else if (begins_p (diagnostic, conflicting_types)) {
		if (check_on_p (CHECK_space)
		    && redeclared_in_other_space_p (context))
			add_id (context, ", which differs in '__percpu'",
				CHECK_space);
		else if (check_on_p (CHECK_decl) && percpu_redeclared_at_p (where))
			add_id (context, "", CHECK_decl);
	} else if (begins_p (diagnostic, no_object)) {
		if (check_on_p (CHECK_accessor))
			report_no_object (context, diagnostic, where);
	} else if (begins_p (diagnostic, redeclared)) {
		if (check_on_p (CHECK_decl) && percpu_redeclared_at_p (where))
			add_id (context, "", CHECK_decl);
	} else if (begins_p (diagnostic, not_constant)) {
		if (mixed_at != UNKNOWN_LOCATION && check_on_p (CHECK_space)
		    && LOCATION_LINE (mixed_at) == LOCATION_LINE (where))
			report_initializer (context);
	} else if (begins_p (diagnostic, incompatible)) {
		if (types_mixed_p (context))
			hide ();
	} else if (begins_p (diagnostic, incompatible_argument)) {
		if (keyword_at != UNKNOWN_LOCATION) {
			hold (context, diagnostic);
			waiting = true;
		}
	} else if (begins_p (diagnostic, distinct)) {
		if (keyword_at != UNKNOWN_LOCATION && current_function_decl
		    && !flag_pedantic_errors)
			hold (context, diagnostic);
	}
}

static void
starter (diagnostic_context *context, diagnostic_info *diagnostic)
{
	swallowed = false;
	if (diagnostic->kind == DK_NOTE) {
		swallowed = swallow_notes;
		if (waiting)
			hold_note (context, diagnostic);
	} else {
		swallow_notes = waiting = false;
		judge (context, diagnostic);
	}
	if (!swallowed)
		next_starter (context, diagnostic);
}

/* Takes back that the message was counted. */
static void
uncount (diagnostic_context *context, const diagnostic_info *diagnostic,
	 diagnostic_t original)
{
	if (diagnostic->kind == DK_ERROR && original == DK_WARNING)
		--diagnostic_kind_count (context, DK_WERROR);
	else
		--diagnostic_kind_count (context, diagnostic->kind);
}

static void
finalizer (diagnostic_context *context, diagnostic_info *diagnostic,
	   diagnostic_t original)
{
	if (!swallowed) {
		next_finalizer (context, diagnostic, original);
		return;
	}
	swallowed = false;
	pp_clear_output_area (context->printer);
	uncount (context, diagnostic, original);
	/* What comes after must not stop the compiler (-Wfatal-errors). */
	diagnostic->kind = DK_NOTE;
}

void
register_front_end_messages (void)
{
	next_starter = diagnostic_starter (global_dc);
	next_finalizer = diagnostic_finalizer (global_dc);
	diagnostic_starter (global_dc) = starter;
	diagnostic_finalizer (global_dc) = finalizer;
}

/*
 * A local variable whose type typeof took from a per-CPU variable is an ordinary one.
 * Called when its declaration is complete.
 */
void
settle_automatic_variable (tree decl)
{
	if (VAR_P (decl) && !TREE_STATIC (decl) && !DECL_EXTERNAL (decl)
	    && percpu_type_p (TREE_TYPE (decl)))
		TREE_TYPE (decl) = ordinary_type (TREE_TYPE (decl));
}
