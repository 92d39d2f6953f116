// SPDX-License-Identifier: GPL-2.0-or-later
/* The only way out for percpu-link's reports: in the compiler's form, or as JSON. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "link.h"

#define NR_BUCKETS 4096

static const char *const ids[NR_LINK_CHECKS] = {
	"percpu-decl", "percpu-size", "percpu-preempt", "percpu-sleep"
};

struct link_options link_opt = {
	.severity = { LINK_ERROR, LINK_ERROR, LINK_ERROR, LINK_ERROR },
	.reserve = 8192,		/* Linux's PERCPU_MODULE_RESERVE */
};

static bool error_seen;
static bool first_note;

/* What was reported already: a header's declaration is met in every unit. */
struct reported {
	char *text;
	struct reported *next;
};

static struct reported *reported[NR_BUCKETS];

int find_link_check(const char *id, size_t length)
{
	const size_t prefix = strlen("percpu-");

	for (int i = 0; i < NR_LINK_CHECKS; i++)
		for (size_t skip = 0; skip <= prefix; skip += prefix)
			if (strlen(ids[i]) - skip == length
			    && !strncmp(ids[i] + skip, id, length))
				return i;
	return -1;
}

static bool first_report(const char *text)
{
	struct reported **bucket, *entry;
	unsigned hash = 0;

	for (const char *at = text; *at; at++)
		hash = 31 * hash + (unsigned char)*at;
	bucket = &reported[hash % NR_BUCKETS];
	for (entry = *bucket; entry; entry = entry->next)
		if (!strcmp(entry->text, text))
			return false;
	entry = allocate(sizeof(*entry));
	entry->text = strcpy(allocate(strlen(text) + 1), text);
	entry->next = *bucket;
	*bucket = entry;
	return true;
}

static enum link_severity severity_of(enum link_check check)
{
	enum link_severity severity = link_opt.severity[check];

	if (severity != LINK_WARNING)
		return severity;
	if (link_opt.no_warnings)
		return LINK_OFF;
	return link_opt.warnings_are_errors ? LINK_ERROR : LINK_WARNING;
}

static char *format_text(const char *format, va_list args)
{
	char *text;

	if (vasprintf(&text, format, args) < 0)
		abort();
	return text;
}

static void print_json_place(const struct place *where)
{
	json_string("file", where->file);
	printf(",\"line\":%u,\"column\":%u,", where->line, where->column);
}

static void print_place(const struct place *where)
{
	if (where->line)
		printf("%s:%u:%u: ", where->file, where->line, where->column);
	else
		printf("%s: ", where->file);
}

static void print_report(enum link_check check, const struct place *where,
			 const char *subject, const char *severity,
			 const char *text)
{
	if (!link_opt.json) {
		print_place(where);
		printf("%s: %s [%s]\n", severity, text, ids[check]);
		return;
	}
	putchar('{');
	json_string("id", ids[check]);
	putchar(',');
	json_string("severity", severity);
	putchar(',');
	print_json_place(where);
	json_string(check >= LINK_PREEMPT ? "function" : "variable", subject);
	putchar(',');
	json_string("message", text);
	printf(",\"notes\":[");
}

bool report_begin(enum link_check check, const struct place *where,
		  const char *subject, const char *format, ...)
{
	enum link_severity severity = severity_of(check);
	char *text, *key;
	va_list args;
	bool first;

	if (severity == LINK_OFF)
		return false;
	va_start(args, format);
	text = format_text(format, args);
	va_end(args);
	if (asprintf(&key, "%s:%u:%u:%s", where->file, where->line,
		     where->column, text) < 0)
		abort();
	first = first_report(key);
	if (first) {
		error_seen |= severity == LINK_ERROR;
		first_note = true;
		print_report(check, where, subject, severity == LINK_ERROR
			     ? "error" : "warning", text);
	}
	free(key);
	free(text);
	return first;
}

void report_note(const struct place *where, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = format_text(format, args);
	va_end(args);
	if (link_opt.json) {
		printf("%s{", first_note ? "" : ",");
		print_json_place(where);
		json_string("message", text);
		putchar('}');
	} else {
		print_place(where);
		printf("note: %s\n", text);
	}
	first_note = false;
	free(text);
}

void report_end(void)
{
	if (link_opt.json)
		printf("]}\n");
}

bool errors_reported(void)
{
	return error_seen;
}
