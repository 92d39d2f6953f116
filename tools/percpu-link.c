// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * percpu-link [OPTION | FILE]...: joins what the tags and the symbols of all files
 * say and reports declarations that disagree with their definition
 * ([percpu-decl]), modules with too much per-CPU data ([percpu-size]), what means
 * this CPU where calls through several units come to it in a task that can be moved
 * ([percpu-preempt]), and calls of what sleeps in another unit where the CPU is held
 * ([percpu-sleep]).
 * docs/percpu-link.1 describes it.
 *
 * Exit status: 0, 1 after a report of severity error, 2 for a wrong call or a file
 * that could not be read.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"

enum {
	OPTION_VERSION = 256, OPTION_WERROR, OPTION_WARN, OPTION_NO_CHECK,
	OPTION_MODULE, OPTION_RESERVE, OPTION_LIMIT, OPTION_STATS
};

static const struct option options[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, OPTION_VERSION },
	{ "json", no_argument, NULL, 'j' },
	{ "Werror", no_argument, NULL, OPTION_WERROR },
	{ "warn", required_argument, NULL, OPTION_WARN },
	{ "no-check", required_argument, NULL, OPTION_NO_CHECK },
	{ "module", required_argument, NULL, OPTION_MODULE },
	{ "reserve", required_argument, NULL, OPTION_RESERVE },
	{ "limit", required_argument, NULL, OPTION_LIMIT },
	{ "stats", no_argument, NULL, OPTION_STATS },
	{ NULL, 0, NULL, 0 }
};

/* A file and the module that it was said to belong to. */
struct argument {
	const char *file;
	struct domain *module;
};

static void usage(FILE *to)
{
	fprintf(to, "usage: percpu-link [OPTION | FILE]...\n"
		"Compares the per-CPU variables of objects, archives, programs "
		"and modules compiled\nwith -fplugin-arg-percpu-tags, and follows "
		"calls through them.\n"
		"  --module=NAME       the files behind it make up the module NAME "
		"(empty: none)\n"
		"  --reserve=BYTES     what the kernel keeps for modules (8192)\n"
		"  --limit=BYTES       most bytes of per-CPU data in any module\n"
		"  --warn=all|ID,...   report these checks as warnings\n"
		"  --no-check=ID,...   do not report these checks\n"
		"  --Werror            warnings are errors\n"
		"  -w                  no warnings\n"
		"  -j, --json          one JSON object a line\n"
		"  --stats             say on standard error how many calls could "
		"be followed\n"
		"  -h, --help          print this text\n"
		"  --version           print the version\n"
		"Checks: percpu-decl, percpu-size, percpu-preempt, percpu-sleep.\n");
}

static bool set_severity(const char *option, const char *list,
			 enum link_severity severity)
{
	if (severity == LINK_WARNING && !strcmp(list, "all")) {
		for (int i = 0; i < NR_LINK_CHECKS; i++)
			if (link_opt.severity[i] != LINK_OFF)
				link_opt.severity[i] = severity;
		return true;
	}
	for (const char *at = list;; at++) {
		size_t length = strcspn(at, ",");
		int check = find_link_check(at, length);

		if (check < 0)
			return complain(option, "there is no check '%.*s'",
					(int)length, at);
		link_opt.severity[check] = severity;
		at += length;
		if (!*at)
			return true;
	}
}

static bool set_bytes(const char *option, const char *text, uint64_t *bytes)
{
	char *end;

	errno = 0;
	*bytes = strtoull(text, &end, 10);
	if (*text < '0' || *text > '9' || *end || errno || !*bytes)
		return complain(option, "'%s' is not a number of bytes from 1 "
				"on", text);
	link_opt.sizes_given = true;
	return true;
}

static void print_version(void)
{
	printf("percpu-link %s\n", PERCPU_VERSION);
}

/* Options that only say how the checks are done. */
static bool take_setting(int option)
{
	switch (option) {
	case 'j':
		return link_opt.json = true;
	case 'w':
		return link_opt.no_warnings = true;
	case OPTION_STATS:
		return link_opt.statistics = true;
	case OPTION_WERROR:
		return link_opt.warnings_are_errors = true;
	case OPTION_WARN:
		return set_severity("--warn", optarg, LINK_WARNING);
	case OPTION_NO_CHECK:
		return set_severity("--no-check", optarg, LINK_OFF);
	case OPTION_RESERVE:
		return set_bytes("--reserve", optarg, &link_opt.reserve);
	case OPTION_LIMIT:
		return set_bytes("--limit", optarg, &link_opt.limit);
	default:
		return false;
	}
}

/* Fills FILES; -1, or the status to end with. */
static int take_arguments(int argc, char **argv, struct argument *files,
			  int *count)
{
	struct domain *module = NULL;
	int option;

	/* "-": files and options in their order, because of --module. */
	while ((option = getopt_long(argc, argv, "-jhw", options, NULL)) != -1)
		switch (option) {
		case 'h':
			usage(stdout);
			return 0;
		case OPTION_VERSION:
			print_version();
			return 0;
		case 1:
			files[(*count)++] = (struct argument) { optarg, module };
			break;
		case OPTION_MODULE:
			module = *optarg ? new_domain(optarg, true) : NULL;
			if (module)
				module->module = true;
			break;
		default:
			if (!take_setting(option)) {
				if (option == '?')
					usage(stderr);
				return 2;
			}
		}
	for (; optind < argc; optind++)
		files[(*count)++] = (struct argument) { argv[optind], module };
	if (*count)
		return -1;
	usage(stderr);
	return 2;
}

int main(int argc, char **argv)
{
	struct argument *files = calloc(argc, sizeof(*files));
	int count = 0, status;

	program = "percpu-link";
	if (!files)
		return complain("arguments", "%s", strerror(errno)), 2;
	status = take_arguments(argc, argv, files, &count);
	if (status >= 0)
		return status;
	status = 0;
	for (int i = 0; i < count; i++)
		if (!gather_file(files[i].file, files[i].module))
			status = 2;
	free(files);
	gather_finish();
	check_declarations();
	check_sizes();
	join_functions();
	check_preemption();
	check_sleeping();
	if (fflush(stdout) || ferror(stdout))
		return complain("standard output", "%s", strerror(errno)), 2;
	if (status)
		return status;
	return errors_reported() ? 1 : 0;
}
