// SPDX-License-Identifier: GPL-2.0-or-later
#include <string.h>

#include "elf_input.h"
#include "tags_read.h"

/* The part of the section that is still to be read. */
struct cursor {
	const unsigned char *at, *end;
	bool swap;		/* the target's byte order is not ours */
	const char *file;
};

static size_t left(const struct cursor *c)
{
	return c->end - c->at;
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
	const unsigned char *end = memchr(c->at, 0, left(c));

	if (!end)
		return NULL;
	c->at = end + 1;
	return text;
}

/* A field that older plugins do not write: "" when the record ends before it. */
static const char *take_added_string(struct cursor *c)
{
	return left(c) ? take_string(c) : "";
}

/* Cuts the next LENGTH bytes off; fails when they are not there. */
static bool take_part(struct cursor *c, size_t length, struct cursor *part)
{
	if (length > left(c))
		return false;
	*part = *c;
	part->end = c->at + length;
	c->at += length;
	return true;
}

const char *tags_model_name(uint32_t model)
{
	static const char *const names[] = { "none", "table", "base" };

	return model < 3 ? names[model] : "unknown";
}

static bool read_text(struct cursor *record, struct tags_variable *variable)
{
	const char **const text[] = { &variable->name, &variable->section,
				      &variable->file };

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		*text[i] = take_string(record);
		if (!*text[i])
			return false;
	}
	variable->signature = take_added_string(record);
	if (!variable->signature)
		return false;
	variable->type = take_added_string(record);
	return variable->type;
}

static bool read_record(struct cursor *unit, struct tags_variable *variable)
{
	struct cursor record, length = *unit;
	struct percpu_tag *tag = &variable->tag;

	if (left(unit) < sizeof(*tag))
		return complain(unit->file, "a record is cut off");
	tag->length = take_number(&length, 4);
	if (tag->length < sizeof(*tag) || !take_part(unit, tag->length, &record))
		return complain(unit->file, "a record has the length %u",
				tag->length);
	record.at += 4;
	tag->flags = take_number(&record, 4);
	tag->size = take_number(&record, 8);
	tag->align = take_number(&record, 4);
	tag->line = take_number(&record, 4);
	tag->column = take_number(&record, 4);
	tag->model = take_number(&record, 4);
	if (!read_text(&record, variable))
		return complain(unit->file, "a record's text is cut off");
	variable->rest = record.at;
	variable->rest_length = left(&record);
	return true;
}

static bool read_flow(const struct tags_variable *record, const char *file,
		      const struct tags_visitor *visitor)
{
	if (record->tag.size > record->rest_length
	    || !visitor->flow(visitor->data, record->rest, record->tag.size))
		return complain(file, "the functions' summaries are damaged, or "
				"of a version that this tool does not know");
	return true;
}

static bool read_records(struct cursor *unit, uint32_t counted,
			 const struct tags_visitor *visitor)
{
	struct tags_variable variable;

	while (counted--) {
		if (!read_record(unit, &variable))
			return false;
		visitor->variable(visitor->data, &variable);
	}
	/* What is behind them and not known is none of our business. */
	while ((visitor->ordinary || visitor->flow) && left(unit)) {
		if (!read_record(unit, &variable))
			return false;
		if (visitor->ordinary
		    && (variable.tag.flags & PERCPU_TAG_ORDINARY))
			visitor->variable(visitor->data, &variable);
		if (visitor->flow && (variable.tag.flags & PERCPU_TAG_FLOW)
		    && !read_flow(&variable, unit->file, visitor))
			return false;
	}
	return true;
}

static bool read_head(struct cursor *section, struct cursor *unit,
		      struct tags_unit *found)
{
	struct percpu_tags_unit *head = &found->head;
	struct cursor header = *section;

	if (left(section) < sizeof(*head)
	    || memcmp(section->at, PERCPU_TAGS_MAGIC, 4) != 0)
		return complain(section->file, "%s is damaged: no unit starts "
				"where one should", PERCPU_TAGS_SECTION);
	found->bytes = section->at;
	header.at += 4;
	head->length = take_number(&header, 4);
	head->version = take_number(&header, 2);
	if (head->version != PERCPU_TAGS_VERSION)
		return complain(section->file, "%s has version %u, this tool "
				"reads version %u: use the tool of the plugin "
				"that made it", PERCPU_TAGS_SECTION,
				head->version, PERCPU_TAGS_VERSION);
	if (head->length < sizeof(*head)
	    || !take_part(section, head->length, unit))
		return complain(section->file, "a unit has the length %u",
				head->length);
	unit->at = header.at;
	head->flags = take_number(unit, 2);
	head->records = take_number(unit, 4);
	head->nr_cpus = take_number(unit, 4);
	head->model = take_number(unit, 4);
	found->file = take_string(unit);
	if (!found->file)
		return complain(section->file, "a unit's file name is cut off");
	return true;
}

static bool read_unit(struct cursor *section, const struct tags_visitor *visitor)
{
	struct tags_unit found;
	struct cursor unit;

	if (!read_head(section, &unit, &found))
		return false;
	if (visitor->unit)
		visitor->unit(visitor->data, &found);
	/* Parts and records are multiples of 8 and so is the section's start. */
	unit.at = unit.end - (left(&unit) & ~(size_t)7);
	return read_records(&unit, found.head.records, visitor);
}

static bool read_section(const char *file, Elf *elf, Elf_Scn *scn,
			 const struct tags_visitor *visitor)
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
	while (left(&section))
		if (!read_unit(&section, visitor))
			return false;
	return true;
}

bool read_tags(Elf *elf, const char *file, const struct tags_visitor *visitor)
{
	Elf_Scn *scn = NULL;
	size_t names;

	if (elf_getshdrstrndx(elf, &names))
		return complain(file, "%s", elf_errmsg(-1));
	while ((scn = elf_nextscn(elf, scn))) {
		GElf_Shdr header;
		const char *name;

		if (!gelf_getshdr(scn, &header))
			return complain(file, "%s", elf_errmsg(-1));
		name = elf_strptr(elf, names, header.sh_name);
		if (name && !strcmp(name, PERCPU_TAGS_SECTION)
		    && !read_section(file, elf, scn, visitor))
			return false;
	}
	return true;
}
