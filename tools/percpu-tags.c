// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * percpu-tags [-j] FILE...: prints the section .percpu_tags of objects, one line (or
 * one JSON object) for each per-CPU variable.  docs/tags.md describes both the
 * section and the output.
 *
 * Exit status: 0, or 1 when a file could not be read or has a damaged section.
 * A file without the section is not an error: it prints nothing.
 */
#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "percpu_tags.h"

/* The part of the section that is still to be read. */
struct cursor {
	const unsigned char *at, *end;
	bool swap;		/* the target's byte order is not ours */
	const char *file;
};

static bool json;

static bool complain(const char *file, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "percpu-tags: %s: ", file);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	return false;
}

static uint64_t take_number(struct cursor *c, size_t bytes)
{
	const uint16_t probe = 1;
	bool little = *(const unsigned char *)&probe ^ c->swap;
	uint64_t value = 0;

	for (size_t i = 0; i < bytes; i++)
		value |= (uint64_t)c->at[i] << 8 * (little ? i : bytes - 1 - i);
	c->at += bytes;
	return value;
}

/* NULL if the string does not end before the record does. */
static const char *take_string(struct cursor *c)
{
	const char *text = (const char *)c->at;
	const unsigned char *end = memchr(c->at, 0, c->end - c->at);

	if (!end)
		return NULL;
	c->at = end + 1;
	return text;
}

/* Cuts the next LENGTH bytes off; fails when they are not there. */
static bool take_part(struct cursor *c, size_t length, struct cursor *part)
{
	if (length > (size_t)(c->end - c->at))
		return false;
	*part = *c;
	part->end = c->at + length;
	c->at += length;
	return true;
}

static const char *model_name(uint32_t model)
{
	static const char *const names[] = { "none", "table", "base" };

	return model < 3 ? names[model] : "unknown";
}

static void print_json_string(const char *key, const char *text)
{
	printf("\"%s\":\"", key);
	for (; *text; text++)
		if (*text == '"' || *text == '\\')
			printf("\\%c", *text);
		else if ((unsigned char)*text < ' ')
			printf("\\u%04x", (unsigned char)*text);
		else
			putchar(*text);
	putchar('"');
}

static const char *linkage(uint32_t flags)
{
	if (!(flags & PERCPU_TAG_GLOBAL))
		return "static";
	return flags & PERCPU_TAG_WEAK ? "weak" : "global";
}

static void print_tag(const struct percpu_tag *tag, const char *name,
		      const char *section, const char *source)
{
	const char *state = tag->flags & PERCPU_TAG_DEFINED ? "defined"
							    : "declared";

	if (json) {
		putchar('{');
		print_json_string("name", name);
		printf(",\"state\":\"%s\",\"linkage\":\"%s\",\"size\":%llu,"
		       "\"align\":%u,\"exported\":%s,\"slot\":\"%s\","
		       "\"module\":%s,", state, linkage(tag->flags),
		       (unsigned long long)tag->size, tag->align,
		       tag->flags & PERCPU_TAG_EXPORTED ? "true" : "false",
		       model_name(tag->model),
		       tag->flags & PERCPU_TAG_MODULE ? "true" : "false");
		print_json_string("section", section);
		putchar(',');
		print_json_string("file", source);
		printf(",\"line\":%u,\"column\":%u}\n", tag->line, tag->column);
		return;
	}
	printf("%s:%u:%u: %s %s %s size=%llu align=%u slot=%s%s%s", source,
	       tag->line, tag->column, name, state, linkage(tag->flags),
	       (unsigned long long)tag->size, tag->align,
	       model_name(tag->model),
	       tag->flags & PERCPU_TAG_EXPORTED ? " exported" : "",
	       tag->flags & PERCPU_TAG_MODULE ? " module" : "");
	if (*section)
		printf(" section=%s", section);
	putchar('\n');
}

static bool read_record(struct cursor *unit)
{
	const char *name, *section, *source;
	struct cursor record, length = *unit;
	struct percpu_tag tag;

	if ((size_t)(unit->end - unit->at) < sizeof(tag))
		return complain(unit->file, "a record is cut off");
	tag.length = take_number(&length, 4);
	if (tag.length < sizeof(tag) || !take_part(unit, tag.length, &record))
		return complain(unit->file, "a record has the length %u",
				tag.length);
	record.at += 4;
	tag.flags = take_number(&record, 4);
	tag.size = take_number(&record, 8);
	tag.align = take_number(&record, 4);
	tag.line = take_number(&record, 4);
	tag.column = take_number(&record, 4);
	tag.model = take_number(&record, 4);
	name = take_string(&record);
	section = name ? take_string(&record) : NULL;
	source = section ? take_string(&record) : NULL;
	if (!source)
		return complain(unit->file, "a record's text is cut off");
	print_tag(&tag, name, section, source);
	return true;
}

static bool read_unit(struct cursor *section)
{
	struct cursor unit, header = *section;
	struct percpu_tags_unit head;

	if ((size_t)(section->end - section->at) < sizeof(head)
	    || memcmp(section->at, PERCPU_TAGS_MAGIC, 4) != 0)
		return complain(section->file, "%s is damaged: no unit starts "
				"where one should", PERCPU_TAGS_SECTION);
	header.at += 4;
	head.length = take_number(&header, 4);
	head.version = take_number(&header, 2);
	if (head.version != PERCPU_TAGS_VERSION)
		return complain(section->file, "%s has version %u, this tool "
				"reads version %u: use the tool of the plugin "
				"that made it", PERCPU_TAGS_SECTION,
				head.version, PERCPU_TAGS_VERSION);
	if (head.length < sizeof(head)
	    || !take_part(section, head.length, &unit))
		return complain(section->file, "a unit has the length %u",
				head.length);
	unit.at = header.at + 2;
	head.records = take_number(&unit, 4);
	unit.at += 8;
	if (!take_string(&unit))
		return complain(section->file, "a unit's file name is cut off");
	/* Parts and records are multiples of 8 and so is the section's start. */
	unit.at = unit.end - ((unit.end - unit.at) & ~(ptrdiff_t)7);
	while (head.records--)
		if (!read_record(&unit))
			return false;
	return true;
}

static bool read_section(const char *file, Elf *elf, Elf_Scn *scn)
{
	Elf_Data *data = elf_rawdata(scn, NULL);
	const char *ident = elf_getident(elf, NULL);
	const uint16_t probe = 1;
	struct cursor section;

	if (!data || !data->d_buf)
		return true;
	section.at = data->d_buf;
	section.end = section.at + data->d_size;
	section.swap = (ident[EI_DATA] == ELFDATA2LSB)
		       != *(const unsigned char *)&probe;
	section.file = file;
	while (section.at < section.end)
		if (!read_unit(&section))
			return false;
	return true;
}

static bool read_elf(const char *file, Elf *elf)
{
	size_t names;
	Elf_Scn *scn = NULL;

	if (elf_kind(elf) != ELF_K_ELF || elf_getshdrstrndx(elf, &names))
		return complain(file, "not an ELF file");
	while ((scn = elf_nextscn(elf, scn))) {
		GElf_Shdr header;
		const char *name;

		if (!gelf_getshdr(scn, &header))
			return complain(file, "%s", elf_errmsg(-1));
		name = elf_strptr(elf, names, header.sh_name);
		if (name && !strcmp(name, PERCPU_TAGS_SECTION)
		    && !read_section(file, elf, scn))
			return false;
	}
	return true;
}

static bool read_file(const char *file)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	bool ok;
	Elf *elf;

	if (fd < 0)
		return complain(file, "%s", strerror(errno));
	elf = elf_begin(fd, ELF_C_READ, NULL);
	ok = elf ? read_elf(file, elf) : complain(file, "%s", elf_errmsg(-1));
	elf_end(elf);
	close(fd);
	return ok;
}

static int usage(FILE *to, int status)
{
	fprintf(to, "usage: percpu-tags [-j] FILE...\n"
		"Prints the per-CPU variables of objects compiled with "
		"-fplugin-arg-percpu-tags.\n"
		"  -j  one JSON object a line\n");
	return status;
}

int main(int argc, char **argv)
{
	int option, status = 0;

	while ((option = getopt(argc, argv, "jh")) != -1)
		if (option == 'j')
			json = true;
		else
			return usage(option == 'h' ? stdout : stderr,
				     option != 'h');
	if (optind == argc)
		return usage(stderr, 1);
	elf_version(EV_CURRENT);
	for (; optind < argc; optind++)
		if (!read_file(argv[optind]))
			status = 1;
	if (fflush(stdout) || ferror(stdout))
		return complain("standard output", "%s", strerror(errno)), 1;
	return status;
}
