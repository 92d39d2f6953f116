/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The only way out for a check's messages. */
#include "plugin.h"

/* Is the check on, and is WHERE a place that the user can change? */
bool
check_enabled_p (enum check_number check, location_t where)
{
	if (percpu_opt.disable || percpu_opt.severity[check] == SEVERITY_OFF)
		return false;
	if (!global_dc->dc_warn_system_headers && in_system_header_at (where))
		return false;
	return !silenced_p (check, where);
}

/* The place is not a macro's body that happens to hold the token. */
location_t
spelled_location (location_t where)
{
	return linemap_resolve_location (line_table, where,
					 LRK_SPELLING_LOCATION, NULL);
}

/*
 * Nothing is reported twice for one place, however often a macro is used, nor by two
 * checks: the one that comes first knows more.
 */
static bool
first_report_p (location_t where)
{
	typedef int_hash<location_t, UNKNOWN_LOCATION, (location_t) -1> place_hash;
	static hash_set<place_hash> *reported;

	where = get_pure_location (where);
	if (where == UNKNOWN_LOCATION)
		return true;
	/* `&object' and `object' are one. */
	if (source_char_at (where) == '&' && word_char_p (next_source_char (where)))
		where = linemap_position_for_loc_and_offset (line_table, where, 1);
	if (!reported)
		reported = new hash_set<place_hash>;
	return !reported->add (where);
}

/* Errors that were reported here, and those of them that GCC does not count now. */
static int own_errors, hidden_errors;

/* Errors of the front end that were not shown. */
static int swallowed_errors;

void
note_swallowed_error (void)
{
	swallowed_errors++;
}

/* Has nobody else found an error in this unit? */
bool
only_own_errors_p (void)
{
	return errorcount + sorrycount + hidden_errors == own_errors && !swallowed_errors;
}

/* Lets the compiler go on (go_on.c).  There are no other errors. */
void
hide_own_errors (void)
{
	hidden_errors += errorcount;
	diagnostic_kind_count (global_dc, DK_ERROR) = 0;
}

/* GCC's own warnings about code that will not be made are consequences of the errors. */
static bool others_silent, silent_before;

void
silence_others (void)
{
	if (others_silent)
		return;
	others_silent = true;
	silent_before = global_dc->dc_inhibit_warnings;
	global_dc->dc_inhibit_warnings = true;
}

void
show_own_errors (void)
{
	diagnostic_kind_count (global_dc, DK_ERROR) += hidden_errors;
	hidden_errors = 0;
}

bool
own_errors_hidden_p (void)
{
	return hidden_errors > 0;
}

/*
 * Functions with errors that were found before paths are followed.  Their paths are looked
 * at when they are right as they stand.
 */
static auto_vec<tree> wrong_functions;
static bool follows_paths;

/* What is reported from here on follows the paths of functions. */
void
begin_path_reports (void)
{
	follows_paths = true;
}

static bool
in_wrong_function_p (location_t where)
{
	const expanded_location at = expand_location (where);

	for (tree decl : wrong_functions) {
		function *fun = DECL_STRUCT_FUNCTION (decl);
		const expanded_location begin
			= expand_location (DECL_SOURCE_LOCATION (decl));

		if (fun && at.file && begin.file && !strcmp (begin.file, at.file)
		    && at.line >= begin.line
		    && at.line <= expand_location (fun->function_end_locus).line)
			return true;
	}
	return false;
}

static void
note_wrong_function (void)
{
	if (current_function_decl && !wrong_functions.contains (current_function_decl))
		wrong_functions.safe_push (current_function_decl);
}

/* The line of the accessor that was last reported, and as what. */
static const char *accessor_file;
static int accessor_line;
static enum severity accessor_severity;

/* CHECK will report the argument of an accessor. */
void
note_accessor_report (enum check_number check, location_t where)
{
	expanded_location at = expand_location (where);

	accessor_file = at.file;
	accessor_line = at.line;
	accessor_severity = percpu_opt.severity[check];
}

/* Has an accessor in the same line been reported? */
bool
accessor_reported_p (location_t where)
{
	expanded_location at = expand_location (where);

	return accessor_file && at.file && at.line == accessor_line
	       && !strcmp (at.file, accessor_file);
}

/* The same, by an error: what the front end makes of it adds nothing. */
bool
accessor_error_p (location_t where)
{
	return accessor_severity == SEVERITY_ERROR && accessor_reported_p (where);
}

/*
 * Is VALUE what an accessor gave that has been reported, so that it is wrong for that
 * reason already?  It has no name then, and is in the same line.
 */
bool
consequence_p (tree value, location_t where)
{
	return accessor_reported_p (where) && !describable_p (value);
}

static bool
report (enum check_number check, diagnostic_t kind, rich_location *where,
	location_t once, const char *msgid, va_list *args)
{
	diagnostic_info diagnostic;
	char *text;
	bool printed;

	if ((follows_paths && in_wrong_function_p (once)) || !first_report_p (once))
		return false;
	text = concat (_(msgid), " [", check_ids[check], "]", NULL);
	diagnostic_set_info_translated (&diagnostic, text, args, where, kind);
	if (others_silent)
		global_dc->dc_inhibit_warnings = silent_before;
	printed = diagnostic_report_diagnostic (global_dc, &diagnostic);
	global_dc->dc_inhibit_warnings |= others_silent;
	free (text);
	own_errors += printed && kind == DK_ERROR;
	/* Memory is the matter of paths as well: those of a warning are left alone, too. */
	if (printed && !follows_paths && (kind == DK_ERROR || check == CHECK_alloc))
		note_wrong_function ();
	return printed;
}

/*
 * Reports MSGID with the check's [id] behind it, once for the place ONCE.  True
 * when it was printed: notes follow only then.
 */
bool
percpu_report (enum check_number check, rich_location *where, location_t once,
	       const char *msgid, ...)
{
	diagnostic_t kind = percpu_opt.severity[check] == SEVERITY_WARNING
			    ? DK_WARNING : DK_ERROR;
	va_list args;
	bool printed;

	va_start (args, msgid);
	printed = report (check, kind, where, once, msgid, &args);
	va_end (args);
	return printed;
}

/* The same for what cannot do harm: a warning, whatever the check's severity. */
bool
percpu_warn (enum check_number check, rich_location *where, location_t once,
	     const char *msgid, ...)
{
	va_list args;
	bool printed;

	va_start (args, msgid);
	printed = report (check, DK_WARNING, where, once, msgid, &args);
	va_end (args);
	return printed;
}
