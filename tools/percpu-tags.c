// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * percpu-tags [-j] FILE...: prints the section .percpu_tags of objects, programs and
 * archives, one line (or one JSON object) for each per-CPU variable.  docs/tags.md
 * describes both the section and the output.
 *
 * Exit status: 0, or 1 when a file could not be read or has a damaged section.
 * A file without the section is not an error: it prints nothing.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "elf_input.h"
#include "json.h"
#include "tags_read.h"

static bool json;

static const char *linkage(uint32_t flags)
{
	if (!(flags & PERCPU_TAG_GLOBAL))
		return "static";
	return flags & PERCPU_TAG_WEAK ? "weak" : "global";
}

static const char *state(uint32_t flags)
{
	return flags & PERCPU_TAG_DEFINED ? "defined" : "declared";
}

static const char *truth(bool value)
{
	return value ? "true" : "false";
}

static void print_json(const struct tags_variable *variable)
{
	const struct percpu_tag *tag = &variable->tag;

	putchar('{');
	json_string("name", variable->name);
	printf(",\"state\":\"%s\",\"linkage\":\"%s\",\"size\":%llu,"
	       "\"align\":%u,\"exported\":%s,\"slot\":\"%s\",\"module\":%s,",
	       state(tag->flags), linkage(tag->flags),
	       (unsigned long long)tag->size, tag->align,
	       truth(tag->flags & PERCPU_TAG_EXPORTED),
	       tags_model_name(tag->model),
	       truth(tag->flags & PERCPU_TAG_MODULE));
	json_string("section", variable->section);
	putchar(',');
	json_string("file", variable->file);
	printf(",\"line\":%u,\"column\":%u,", tag->line, tag->column);
	json_string("type", variable->type);
	putchar(',');
	json_string("signature", variable->signature);
	printf("}\n");
}

static void print_line(const struct tags_variable *variable)
{
	const struct percpu_tag *tag = &variable->tag;

	printf("%s:%u:%u: %s %s %s size=%llu align=%u slot=%s%s%s",
	       variable->file, tag->line, tag->column, variable->name,
	       state(tag->flags), linkage(tag->flags),
	       (unsigned long long)tag->size, tag->align,
	       tags_model_name(tag->model),
	       tag->flags & PERCPU_TAG_EXPORTED ? " exported" : "",
	       tag->flags & PERCPU_TAG_MODULE ? " module" : "");
	if (*variable->section)
		printf(" section=%s", variable->section);
	/* Last, because a type's name holds blanks. */
	if (*variable->type)
		printf(" type=%s", variable->type);
	putchar('\n');
}

static void print_variable(void *data, const struct tags_variable *variable)
{
	(void)data;
	if (json)
		print_json(variable);
	else
		print_line(variable);
}

static bool print_file(void *data, const char *name, Elf *elf)
{
	const struct tags_visitor visitor = { .variable = print_variable };

	(void)data;
	return read_tags(elf, name, &visitor);
}

static int usage(FILE *to, int status)
{
	fprintf(to, "usage: percpu-tags [-j] FILE...\n"
		"Prints the per-CPU variables of objects, programs and archives "
		"compiled with\n-fplugin-arg-percpu-tags.\n"
		"  -j  one JSON object a line\n");
	return status;
}

int main(int argc, char **argv)
{
	int option, status = 0;

	program = "percpu-tags";
	while ((option = getopt(argc, argv, "jh")) != -1)
		if (option == 'j')
			json = true;
		else
			return usage(option == 'h' ? stdout : stderr,
				     option != 'h');
	if (optind == argc)
		return usage(stderr, 1);
	for (; optind < argc; optind++)
		if (!read_elf_file(argv[optind], print_file, NULL))
			status = 1;
	if (fflush(stdout) || ferror(stdout))
		return complain("standard output", "%s", strerror(errno)), 1;
	return status;
}
