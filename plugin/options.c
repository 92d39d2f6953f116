/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * -fplugin-arg-percpu-KEY[=VALUE]: strict, so that a misspelt option in a
 * Makefile is an error and not a check that silently does not run.
 *
 * Repeated keys: the last one wins, as with GCC's own options; the lists of
 * check, no-check and warn act one after the other.
 */
#include "plugin.h"

const char *const check_ids[NR_CHECKS] = {
#define CHECK(ident, id, severity, help) id,
#include "checks.def"
#undef CHECK
};

static const enum severity default_severity[NR_CHECKS] = {
#define CHECK(ident, id, severity, help) severity,
#include "checks.def"
#undef CHECK
};

struct percpu_options percpu_opt;

const char *
offset_model_name (enum offset_model model)
{
	static const char *const names[] = { "none", "table", "base" };

	return names[model];
}

/* The id is accepted with and without "percpu-" in front. */
static int
find_check (const char *name, size_t length)
{
	const size_t prefix = strlen ("percpu-");

	for (int i = 0; i < NR_CHECKS; i++) {
		const char *id = check_ids[i];

		if (strlen (id) == length && !strncmp (id, name, length))
			return i;
		id += prefix;
		if (strlen (id) == length && !strncmp (id, name, length))
			return i;
	}
	return -1;
}

static void
set_all (enum severity severity)
{
	for (int i = 0; i < NR_CHECKS; i++)
		percpu_opt.severity[i] = severity;
}

/* Applies SEVERITY to each id of LIST; SEVERITY_ERROR means "the default". */
static bool
set_listed (const char *key, const char *list, enum severity severity)
{
	for (const char *at = list;; at++) {
		size_t length = strcspn (at, ",");
		int check = find_check (at, length);

		if (check < 0) {
			error ("percpu: option %qs: there is no check %<%.*s%>; "
			       "%<-fplugin-arg-percpu-help%> lists them",
			       key, (int) length, at);
			return false;
		}
		percpu_opt.severity[check] = severity == SEVERITY_ERROR
					     ? default_severity[check]
					     : severity;
		at += length;
		if (!*at)
			return true;
	}
}

static bool
option_help (const char *, const char *)
{
	return percpu_opt.help = true;
}

static bool
option_version (const char *, const char *)
{
	return percpu_opt.version = true;
}

static bool
option_disable (const char *, const char *)
{
	return percpu_opt.disable = true;
}

static bool
option_tags (const char *, const char *)
{
	return percpu_opt.tags = true;
}

static bool
option_kernel (const char *, const char *)
{
	return percpu_opt.kernel = true;
}

static bool
option_check (const char *key, const char *value)
{
	bool all = !strcmp (value, "all");

	if (all || !strcmp (value, "none")) {
		for (int i = 0; i < NR_CHECKS; i++)
			percpu_opt.severity[i] = all ? default_severity[i]
						     : SEVERITY_OFF;
		return true;
	}
	set_all (SEVERITY_OFF);
	return set_listed (key, value, SEVERITY_ERROR);
}

static bool
option_no_check (const char *key, const char *value)
{
	return set_listed (key, value, SEVERITY_OFF);
}

static bool
option_warn (const char *key, const char *value)
{
	if (strcmp (value, "all") != 0)
		return set_listed (key, value, SEVERITY_WARNING);
	for (int i = 0; i < NR_CHECKS; i++)
		if (percpu_opt.severity[i] != SEVERITY_OFF)
			percpu_opt.severity[i] = SEVERITY_WARNING;
	return true;
}

static bool
option_offset (const char *key, const char *value)
{
	for (int model = MODEL_NONE; model <= MODEL_BASE; model++)
		if (!strcmp (value, offset_model_name ((offset_model) model))) {
			percpu_opt.offset = (enum offset_model) model;
			return true;
		}
	error ("percpu: option %qs: there is no model %qs; it is "
	       "%<none%>, %<table%> or %<base%>", key, value);
	return false;
}

static bool
option_rt (const char *key, const char *value)
{
	static const char *const choices[] = { "auto", "no", "yes" };

	for (int choice = RT_AUTO; choice <= RT_YES; choice++)
		if (!strcmp (value, choices[choice])) {
			percpu_opt.rt = (enum rt_choice) choice;
			return true;
		}
	error ("percpu: option %qs: it is %<auto%>, %<yes%> or %<no%>, not %qs", key,
	       value);
	return false;
}

static bool
option_nr_cpus (const char *key, const char *value)
{
	const unsigned long limit = 1UL << 20;
	char *end;
	unsigned long n;

	errno = 0;
	n = strtoul (value, &end, 10);
	if (!ISDIGIT (*value) || *end || errno || n == 0 || n > limit) {
		error ("percpu: option %qs: %qs is not a number of CPUs from 1 "
		       "to %lu", key, value, limit);
		return false;
	}
	percpu_opt.nr_cpus = n;
	return true;
}

static bool
option_size_limit (const char *key, const char *value)
{
	char *end;
	unsigned HOST_WIDE_INT n;

	errno = 0;
	n = strtoull (value, &end, 10);
	if (!ISDIGIT (*value) || *end || errno || n == 0) {
		error ("percpu: option %qs: %qs is not a number of bytes from 1 "
		       "on", key, value);
		return false;
	}
	percpu_opt.size_limit = n;
	return true;
}

static const struct option {
	const char *key;
	bool (*parse) (const char *key, const char *value);
	const char *value;		/* NULL: takes none */
	const char *help;
} options[] = {
#define OPTION(key, ident, value, help) { key, option_##ident, value, help },
#include "options.def"
#undef OPTION
};

static bool
parse_option (const char *key, const char *value)
{
	for (const option &option : options) {
		if (strcmp (option.key, key) != 0)
			continue;
		if (!option.value && value) {
			error ("percpu: option %qs takes no value, but %qs is "
			       "given", key, value);
			return false;
		}
		if (option.value && (!value || !*value)) {
			error ("percpu: option %qs needs a value: "
			       "%<-fplugin-arg-percpu-%s=%s%>",
			       key, key, option.value);
			return false;
		}
		return option.parse (key, value);
	}
	error ("percpu: there is no option %qs; %<-fplugin-arg-percpu-help%> "
	       "lists them", key);
	return false;
}

/* False after one error, at the first bad option. */
bool
parse_options (int argc, const struct plugin_argument *argv)
{
	for (int i = 0; i < NR_CHECKS; i++)
		percpu_opt.severity[i] = default_severity[i];
	for (int i = 0; i < argc; i++)
		if (!parse_option (argv[i].key, argv[i].value))
			return false;
	return true;
}

void
print_version (FILE *to)
{
	fprintf (to, "percpu %s, for GCC %s\n", PERCPU_VERSION,
		 gcc_version.basever);
}

void
print_help (FILE *to)
{
	static const char *const severities[] = { "off", "warning", "error" };

	print_version (to);
	fprintf (to, "Options (-fplugin-arg-percpu-KEY[=VALUE]):\n");
	for (const option &option : options)
		fprintf (to, "  %s%s%-*s  %s\n", option.key,
			 option.value ? "=" : "",
			 (int) (28 - strlen (option.key) - !!option.value),
			 option.value ? option.value : "", option.help);
	fprintf (to, "Checks (ID, severity):\n");
	for (int i = 0; i < NR_CHECKS; i++) {
		static const char *const help[] = {
#define CHECK(ident, id, severity, help) help,
#include "checks.def"
#undef CHECK
		};

		fprintf (to, "  %-16s %-8s %s\n", check_ids[i],
			 severities[default_severity[i]], help[i]);
	}
}
