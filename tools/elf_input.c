// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Files are mapped and libelf reads them from memory.  Archives are taken apart
 * here: libelf does not know thin ones, which is what the kernel's built-in.a are.
 */
#include <ar.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "elf_input.h"

#define THIN_MAGIC "!<thin>\n"
/* Thin archives in thin archives: as deep as anybody makes them, and no loop. */
#define MAX_DEPTH 8

const char *program = "percpu";

/* A file or a part of one. */
struct image {
	char *at;
	size_t length;
};

/* What one archive's members are read with. */
struct archive {
	const char *file;
	struct image image, names;	/* NAMES: the member "//" */
	bool thin;
	char last[4096];		/* the thin member read last */
	int depth;
	elf_visitor *visit;
	void *data;
};

static bool read_path(const char *file, const char *name, int depth,
		      elf_visitor *visit, void *data);

bool complain(const char *file, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "%s: %s: ", program, file);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	return false;
}

/* libelf takes a file whose section headers are cut off for one without. */
static bool cut_off_p(Elf *elf, size_t length)
{
	GElf_Ehdr header;

	return !gelf_getehdr(elf, &header) || header.e_shoff > length
	       || (length - header.e_shoff)
		  < (uint64_t)header.e_shnum * header.e_shentsize;
}

static bool visit_image(struct image image, const char *name,
			elf_visitor *visit, void *data)
{
	Elf *elf = elf_memory(image.at, image.length);
	bool ok;

	if (!elf)
		return complain(name, "%s", elf_errmsg(-1));
	if (elf_kind(elf) != ELF_K_ELF)
		ok = complain(name, "not an ELF file");
	else if (cut_off_p(elf, image.length))
		ok = complain(name, "the file is cut off");
	else
		ok = visit(data, name, elf);
	elf_end(elf);
	return ok;
}

static bool elf_p(struct image image)
{
	return image.length >= SELFMAG && !memcmp(image.at, ELFMAG, SELFMAG);
}

/* The number that a field of an archive's head begins with; -1: none. */
static long long field_number(const char *field, size_t length)
{
	long long value = 0;
	size_t i = 0;

	for (; i < length && field[i] >= '0' && field[i] <= '9'; i++)
		value = 10 * value + field[i] - '0';
	return i && length <= 15 ? value : -1;
}

/* The member's name, for the caller to free; NULL: damaged. */
static char *member_name(const struct archive *archive, const struct ar_hdr *head)
{
	const char *text = head->ar_name;
	size_t length = sizeof(head->ar_name), end;

	if (*text == '/') {
		/* `/N', and in a thin archive of others `/N:OFFSET'. */
		long long at = field_number(text + 1, length - 1);

		if (at < 0 || (size_t)at >= archive->names.length)
			return NULL;
		text = archive->names.at + at;
		length = archive->names.length - at;
		for (end = 0; end < length && text[end] != '\n'; end++)
			;
		if (end && text[end - 1] == '/')
			end--;
		return strndup(text, end);
	}
	for (end = 0; end < length && text[end] != '/'; end++)
		;
	while (end && end == length && text[end - 1] == ' ')
		length = --end;
	return strndup(text, end);
}

/* The symbol table, "/" or "/SYM64/", and the table of long names, "//". */
static bool special_member_p(const struct ar_hdr *head)
{
	const char *text = head->ar_name;

	return text[0] == '/' && (text[1] < '0' || text[1] > '9');
}

/*
 * A thin archive's member is a file, named from where the archive is.  Members of
 * another archive come one after the other: that one is read once, as a whole.
 */
static bool read_thin_member(struct archive *archive, const char *member,
			     const char *name)
{
	const char *slash = strrchr(archive->file, '/');
	char *path;
	bool ok;

	if (!strcmp(archive->last, member))
		return true;
	snprintf(archive->last, sizeof(archive->last), "%s", member);
	if (*member == '/' || !slash)
		path = strdup(member);
	else if (asprintf(&path, "%.*s/%s", (int)(slash - archive->file),
			  archive->file, member) < 0)
		path = NULL;
	if (!path)
		return complain(name, "%s", strerror(errno));
	ok = read_path(path, path, archive->depth + 1, archive->visit,
		       archive->data);
	free(path);
	return ok;
}

static bool read_member(struct archive *archive, const struct ar_hdr *head,
			struct image contents)
{
	char *member = member_name(archive, head);
	char *name = NULL;
	bool ok = true;

	if (!member || asprintf(&name, "%s(%s)", archive->file, member) < 0) {
		free(member);
		return complain(archive->file, "a member's name is damaged");
	}
	if (archive->thin)
		ok = read_thin_member(archive, member, name);
	else if (elf_p(contents))
		ok = visit_image(contents, name, archive->visit, archive->data);
	free(name);
	free(member);
	return ok;
}

static bool read_archive(struct archive *archive)
{
	char *at = archive->image.at + SARMAG;
	char *end = archive->image.at + archive->image.length;
	bool ok = true;

	while (end - at >= (ptrdiff_t)sizeof(struct ar_hdr)) {
		const struct ar_hdr *head = (const struct ar_hdr *)at;
		long long size = field_number(head->ar_size,
					      sizeof(head->ar_size));
		bool special = special_member_p(head);
		struct image contents;

		at += sizeof(*head);
		/* Only the tables of a thin archive are in the archive. */
		contents.at = at;
		contents.length = archive->thin && !special ? 0 : size;
		if (memcmp(head->ar_fmag, ARFMAG, 2) != 0 || size < 0
		    || contents.length > (size_t)(end - at))
			return complain(archive->file, "the archive is damaged");
		if (!special)
			ok &= read_member(archive, head, contents);
		else if (head->ar_name[1] == '/')
			archive->names = contents;
		at += contents.length;
		if (contents.length % 2 && at < end)
			at++;
	}
	return ok;
}

static bool read_image(struct image image, const char *file, const char *name,
		       int depth, elf_visitor *visit, void *data)
{
	struct archive archive = {
		.file = file, .image = image, .depth = depth, .visit = visit,
		.data = data
	};
	bool fat = image.length >= SARMAG && !memcmp(image.at, ARMAG, SARMAG);

	archive.thin = image.length >= SARMAG
		       && !memcmp(image.at, THIN_MAGIC, SARMAG);
	if (!fat && !archive.thin)
		return elf_p(image) ? visit_image(image, name, visit, data)
				    : complain(name, "not an ELF file");
	if (depth > MAX_DEPTH)
		return complain(name, "archives in archives, too deep");
	return read_archive(&archive);
}

/* Private and writable: libelf may turn bytes round in place. */
static bool map_file(int fd, const char *name, struct image *image)
{
	struct stat status;

	if (fstat(fd, &status))
		return complain(name, "%s", strerror(errno));
	if (!S_ISREG(status.st_mode))
		return complain(name, "not a file");
	if (status.st_size <= 0)
		return complain(name, "not an ELF file");
	image->length = status.st_size;
	image->at = mmap(NULL, image->length, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE, fd, 0);
	if (image->at == MAP_FAILED)
		return complain(name, "%s", strerror(errno));
	return true;
}

static bool read_path(const char *file, const char *name, int depth,
		      elf_visitor *visit, void *data)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct image image = { NULL, 0 };
	bool ok;

	if (fd < 0)
		return complain(name, "%s", strerror(errno));
	ok = map_file(fd, name, &image);
	close(fd);
	if (!ok)
		return false;
	ok = read_image(image, file, name, depth, visit, data);
	munmap(image.at, image.length);
	return ok;
}

bool read_elf_file(const char *file, elf_visitor *visit, void *data)
{
	elf_version(EV_CURRENT);
	return read_path(file, file, 0, visit, data);
}
