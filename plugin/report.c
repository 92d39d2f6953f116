/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The only way out for a check's messages. */
#include "plugin.h"

/* Is the check on, and is WHERE a place that the user can change? */
bool
check_enabled_p (enum check_number check, location_t where)
{
	if (percpu_opt.disable || percpu_opt.severity[check] == SEVERITY_OFF)
		return false;
	return global_dc->dc_warn_system_headers || !in_system_header_at (where);
}

/* The place is not a macro's body that happens to hold the token. */
location_t
spelled_location (location_t where)
{
	return linemap_resolve_location (line_table, where,
					 LRK_SPELLING_LOCATION, NULL);
}

/* Nothing is reported twice for one place, however often a macro is used. */
static bool
first_report_p (enum check_number check, location_t where)
{
	typedef int_hash<location_t, UNKNOWN_LOCATION, (location_t) -1> place_hash;
	static hash_set<place_hash> *reported[NR_CHECKS];

	where = get_pure_location (where);
	if (where == UNKNOWN_LOCATION)
		return true;
	if (!reported[check])
		reported[check] = new hash_set<place_hash>;
	return !reported[check]->add (where);
}

/*
 * Reports MSGID with the check's [id] behind it, once for the place ONCE.  True
 * when it was printed: notes follow only then.
 */
bool
percpu_report (enum check_number check, rich_location *where, location_t once,
	       const char *msgid, ...)
{
	diagnostic_info diagnostic;
	diagnostic_t kind = percpu_opt.severity[check] == SEVERITY_WARNING
			    ? DK_WARNING : DK_ERROR;
	char *text;
	va_list args;
	bool printed;

	if (!first_report_p (check, once))
		return false;
	text = concat (_(msgid), " [", check_ids[check], "]", NULL);
	va_start (args, msgid);
	diagnostic_set_info_translated (&diagnostic, text, &args, where, kind);
	printed = diagnostic_report_diagnostic (global_dc, &diagnostic);
	va_end (args);
	free (text);
	return printed;
}
