// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What all files say, joined by name.  Only what is needed later is kept, and the
 * files are closed again: a kernel has thousands.
 *
 * A unit is often met several times: in its own object, in an archive, in a partly
 * linked module and in the linked one.  Its tags are the same bytes everywhere, so it
 * is known by them; the linked file's counts, because there it is known which
 * other units it belongs to.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"

#define NR_BUCKETS 65536

struct name *all_names;
struct domain *all_domains;

static struct name **last_name = &all_names;
static struct domain **last_domain = &all_domains;
static struct name *name_buckets[NR_BUCKETS];
/* The loose objects. */
static struct domain *pool;

/* A unit that was read, and its records. */
struct seen_unit {
	struct unit unit;
	uint64_t hash;
	uint32_t length;
	struct record *records, **last_record;
	struct seen_unit *next_hashed, *next;
};

static struct seen_unit *unit_buckets[NR_BUCKETS];
static struct seen_unit *all_units, **last_unit = &all_units;

/* While one file is read. */
struct reader {
	struct domain *domain;
	object_kind kind;
	const char *object;
	struct seen_unit *unit;		/* NULL: was met before, skip it */
	bool image;			/* linked, not relocatable */
	bool has_units;
	bool only_modules;		/* all units have MODULE */
};

/* ---- memory ---- */

/* Nothing is given back before the end. */
void *allocate(size_t size)
{
	static char *at;
	static size_t rest;
	void *memory;

	size = (size + 15) & ~(size_t)15;
	if (size > rest) {
		rest = size > 1 << 16 ? size : 1 << 16;
		at = calloc(1, rest);
		if (!at) {
			fprintf(stderr, "%s: out of memory\n", program);
			exit(2);
		}
	}
	memory = at;
	at += size;
	rest -= size;
	return memory;
}

static uint64_t hash_bytes(const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	uint64_t hash = 0xcbf29ce484222325ULL;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ at[i]) * 0x100000001b3ULL;
	return hash;
}

/* File names, sections, types come thousands of times. */
const char *keep(const char *text)
{
	static struct kept {
		struct kept *next;
		char text[];
	} *buckets[NR_BUCKETS];
	size_t length = strlen(text);
	struct kept **bucket = &buckets[hash_bytes(text, length) % NR_BUCKETS];
	struct kept *entry;

	for (entry = *bucket; entry; entry = entry->next)
		if (!strcmp(entry->text, text))
			return entry->text;
	entry = allocate(sizeof(*entry) + length + 1);
	memcpy(entry->text, text, length + 1);
	entry->next = *bucket;
	*bucket = entry;
	return entry->text;
}

static struct name *find_name(object_kind kind, const char *text)
{
	struct name **bucket = &name_buckets[hash_bytes(text, strlen(text))
					     % NR_BUCKETS];
	struct name *name;

	for (name = *bucket; name; name = name->next_hashed)
		if (name->kind == kind && !strcmp(name->text, text))
			return name;
	name = allocate(sizeof(*name));
	name->kind = kind;
	name->text = keep(text);
	name->last_record = &name->records;
	name->last_definition = &name->definitions;
	name->next_hashed = *bucket;
	*bucket = name;
	*last_name = name;
	last_name = &name->next;
	return name;
}

struct domain *new_domain(const char *name, bool linked)
{
	struct domain *domain = allocate(sizeof(*domain));

	domain->name = keep(name);
	domain->linked = linked;
	domain->last_part = &domain->parts;
	*last_domain = domain;
	last_domain = &domain->next;
	return domain;
}

/* ---- tags ---- */

static bool same_unit_met(const struct reader *reader, uint64_t hash,
			  uint32_t length)
{
	struct seen_unit *seen = unit_buckets[hash % NR_BUCKETS];

	for (; seen; seen = seen->next_hashed)
		if (seen->hash == hash && seen->length == length
		    && seen->unit.domain == reader->domain)
			return true;
	return false;
}

static void note_unit(void *data, const struct tags_unit *found)
{
	struct reader *reader = data;
	uint64_t hash = hash_bytes(found->bytes, found->head.length);
	struct seen_unit *seen, **bucket = &unit_buckets[hash % NR_BUCKETS];
	struct domain *domain = reader->domain;

	reader->has_units = true;
	if (!(found->head.flags & PERCPU_TAGS_MODULE))
		reader->only_modules = false;
	if (found->head.flags & PERCPU_TAGS_KERNEL)
		domain->kernel = true;
	if (found->head.model > domain->model
	    && found->head.model <= PERCPU_MODEL_BASE)
		domain->model = found->head.model;
	reader->unit = NULL;
	if (same_unit_met(reader, hash, found->head.length))
		return;
	seen = allocate(sizeof(*seen));
	seen->unit.domain = domain;
	seen->unit.kind = reader->kind;
	seen->unit.object = reader->object;
	seen->unit.flags = found->head.flags;
	seen->unit.model = found->head.model;
	seen->hash = hash;
	seen->length = found->head.length;
	seen->last_record = &seen->records;
	seen->next_hashed = *bucket;
	*bucket = seen;
	*last_unit = seen;
	last_unit = &seen->next;
	reader->unit = seen;
}

static void note_variable(void *data, const struct tags_variable *variable)
{
	struct reader *reader = data;
	struct record *record;

	if (!reader->unit)
		return;
	record = allocate(sizeof(*record));
	record->tag = variable->tag;
	record->unit = &reader->unit->unit;
	record->name = find_name(reader->kind, variable->name);
	record->section = keep(variable->section);
	record->file = keep(*variable->file ? variable->file
					    : reader->object);
	record->signature = keep(variable->signature);
	record->type = keep(variable->type);
	*reader->unit->last_record = record;
	reader->unit->last_record = &record->next_in_unit;
}

static bool note_flow(void *data, const unsigned char *bytes, size_t length)
{
	struct reader *reader = data;

	if (!reader->unit || (link_opt.severity[LINK_PREEMPT] == LINK_OFF
			      && link_opt.severity[LINK_SLEEP] == LINK_OFF))
		return true;
	reader->unit->unit.flow = read_flow_unit(&reader->unit->unit, bytes,
						 length);
	return reader->unit->unit.flow;
}

/* ---- symbols ---- */

/*
 * .data..percpu and .data.percpu with all their parts, not the offset sections; and
 * what is put in front of them: .hyp.data..percpu.
 */
static bool percpu_section_p(const char *name)
{
	static const char *const starts[] = { ".data..percpu", ".data.percpu" };

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		const char *at = strstr(name, starts[i]);

		if (at)
			at += strlen(starts[i]);
		if (at && (!*at || *at == '.'))
			return true;
	}
	return false;
}

static const char *section_name(Elf *elf, size_t index)
{
	Elf_Scn *scn = elf_getscn(elf, index);
	GElf_Shdr header;
	size_t names;
	const char *name;

	if (!scn || !gelf_getshdr(scn, &header)
	    || elf_getshdrstrndx(elf, &names))
		return NULL;
	name = elf_strptr(elf, names, header.sh_name);
	return name;
}

static void add_definition(struct name *name, struct definition definition)
{
	struct definition *added = allocate(sizeof(*added));

	*added = definition;
	*name->last_definition = added;
	name->last_definition = &added->next;
}

/* A symbol's section by name; NULL: undefined, absolute, or damaged. */
static const char *symbol_section(Elf *elf, const GElf_Sym *symbol,
				  Elf32_Word extended)
{
	size_t index = symbol->st_shndx == SHN_XINDEX ? extended
						      : symbol->st_shndx;

	if (symbol->st_shndx == SHN_COMMON)
		return "COMMON";
	if (symbol->st_shndx != SHN_XINDEX
	    && (index == SHN_UNDEF || index >= SHN_LORESERVE))
		return NULL;
	return section_name(elf, index);
}

/*
 * Takes variables that other units can see.  Symbols without a type are a linker
 * script's or assembly code's: ordinary declarations of them can be meant.
 */
static void note_symbol(struct reader *reader, Elf *elf, const char *text,
			const GElf_Sym *symbol, Elf32_Word extended)
{
	int binding = GELF_ST_BIND(symbol->st_info);
	struct definition definition = { .domain = reader->domain };
	const char *section;

	if (!strncmp(text, "__ksymtab_", 10) && symbol->st_shndx != SHN_UNDEF)
		find_name(reader->kind, text + 10)->exported_somewhere = true;
	if (GELF_ST_TYPE(symbol->st_info) != STT_OBJECT
	    || binding == STB_LOCAL || !*text)
		return;
	section = symbol_section(elf, symbol, extended);
	if (!section)
		return;
	definition.object = reader->object;
	definition.section = keep(section);
	definition.storage = percpu_section_p(section) ? PER_CPU : ORDINARY;
	/* Without percpu.lds the linker puts per-CPU data among the other. */
	if (definition.storage == ORDINARY && reader->image
	    && !reader->domain->parts)
		return;
	definition.size = symbol->st_size;
	definition.weak = binding == STB_WEAK;
	add_definition(find_name(reader->kind, text), definition);
}

static Elf_Data *extended_indexes(Elf *elf, size_t table)
{
	Elf_Scn *scn = NULL;
	GElf_Shdr header;

	while ((scn = elf_nextscn(elf, scn)))
		if (gelf_getshdr(scn, &header)
		    && header.sh_type == SHT_SYMTAB_SHNDX
		    && header.sh_link == table)
			return elf_getdata(scn, NULL);
	return NULL;
}

static void note_symbols(struct reader *reader, Elf *elf, Elf_Scn *scn,
			 const GElf_Shdr *header)
{
	Elf_Data *data = elf_getdata(scn, NULL);
	Elf_Data *extended = extended_indexes(elf, elf_ndxscn(scn));
	size_t entry = gelf_fsize(elf, ELF_T_SYM, 1, EV_CURRENT);
	size_t count = data && entry ? data->d_size / entry : 0;

	for (size_t i = 1; i < count; i++) {
		Elf32_Word index = 0;
		GElf_Sym symbol;
		const char *text;

		if (!gelf_getsymshndx(data, extended, i, &symbol, &index))
			continue;
		text = elf_strptr(elf, header->sh_link, symbol.st_name);
		if (text)
			note_symbol(reader, elf, text, &symbol, index);
	}
}

/* The static symbol table, or the dynamic one of a stripped shared object. */
static void note_symbol_table(struct reader *reader, Elf *elf)
{
	static const Elf64_Word types[] = { SHT_SYMTAB, SHT_DYNSYM };

	for (size_t i = 0; i < 2; i++) {
		Elf_Scn *scn = NULL;
		GElf_Shdr header;

		while ((scn = elf_nextscn(elf, scn))) {
			if (!gelf_getshdr(scn, &header)
			    || header.sh_type != types[i])
				continue;
			note_symbols(reader, elf, scn, &header);
			return;
		}
	}
}

/* ---- sections ---- */

static void note_part(struct domain *domain, const char *section,
		      const GElf_Shdr *header)
{
	struct part *part = allocate(sizeof(*part));

	part->section = keep(section);
	part->size = header->sh_size;
	part->align = header->sh_addralign;
	*domain->last_part = part;
	domain->last_part = &part->next;
}

static void note_sections(struct reader *reader, Elf *elf)
{
	Elf_Scn *scn = NULL;

	while ((scn = elf_nextscn(elf, scn))) {
		const char *name = section_name(elf, elf_ndxscn(scn));
		GElf_Shdr header;

		if (!name || !gelf_getshdr(scn, &header))
			continue;
		if (percpu_section_p(name) && (header.sh_flags & SHF_ALLOC))
			note_part(reader->domain, name, &header);
	}
}

/* A module of Linux that is ready to be loaded. */
static bool kernel_module_p(Elf *elf)
{
	Elf_Scn *scn = NULL;

	while ((scn = elf_nextscn(elf, scn))) {
		const char *name = section_name(elf, elf_ndxscn(scn));

		if (name && !strcmp(name, ".gnu.linkonce.this_module"))
			return true;
	}
	return false;
}

/*
 * A linked image's end can be padded (runtime/percpu.lds), so its size is
 * that of the symbols: __per_cpu_start to __per_cpu_end.
 */
static void note_image_size(struct domain *domain, Elf *elf)
{
	Elf_Scn *scn = NULL;
	uint64_t start = 0, end = 0;
	GElf_Shdr header;

	while ((scn = elf_nextscn(elf, scn))) {
		Elf_Data *data;
		GElf_Sym symbol;

		if (!gelf_getshdr(scn, &header) || header.sh_type != SHT_SYMTAB)
			continue;
		data = elf_getdata(scn, NULL);
		for (int i = 1; data && gelf_getsym(data, i, &symbol); i++) {
			const char *text = elf_strptr(elf, header.sh_link,
						      symbol.st_name);

			if (text && !strcmp(text, "__per_cpu_start"))
				start = symbol.st_value;
			else if (text && !strcmp(text, "__per_cpu_end"))
				end = symbol.st_value;
		}
	}
	if (end > start)
		domain->size = end - start;
}

/* ---- files ---- */

/* Attaches the records of definitions to symbols, or makes definitions of them. */
static void define_records(struct seen_unit *unit)
{
	for (struct record *r = unit->records; r; r = r->next_in_unit) {
		struct name *name = (struct name *)r->name;
		struct definition *d;

		*name->last_record = r;
		name->last_record = &r->next;
		if (!(r->tag.flags & PERCPU_TAG_DEFINED)
		    || !(r->tag.flags & PERCPU_TAG_GLOBAL))
			continue;
		for (d = name->definitions; d; d = d->next)
			if (d->domain == r->unit->domain && !d->record
			    && d->object == r->unit->object)
				break;
		if (!d) {
			add_definition(name, (struct definition) {
				.domain = r->unit->domain,
				.object = r->unit->object, .size = r->tag.size,
				.weak = r->tag.flags & PERCPU_TAG_WEAK
			});
			for (d = name->definitions; d->next; d = d->next)
				;
		}
		d->record = r;
		d->storage = PER_CPU;
		d->section = r->section;
		d->exported = r->tag.flags & PERCPU_TAG_EXPORTED;
	}
}

static struct domain *domain_of_file(Elf *elf, const char *name,
				     struct domain *into)
{
	GElf_Ehdr header;

	if (into)
		return into;
	if (gelf_getehdr(elf, &header)
	    && (header.e_type == ET_EXEC || header.e_type == ET_DYN
		|| kernel_module_p(elf)))
		return new_domain(name, true);
	if (!pool)
		pool = new_domain("", false);
	return pool;
}

static object_kind kind_of_object(const GElf_Ehdr *header)
{
	return header->e_ident[EI_CLASS] << 24 | header->e_ident[EI_DATA] << 16
	       | header->e_machine;
}

static bool gather_elf(void *data, const char *name, Elf *elf)
{
	struct domain *into = data;
	struct reader reader = { .only_modules = true };
	const struct tags_visitor visitor = {
		.data = &reader, .unit = note_unit, .variable = note_variable,
		.ordinary = true, .flow = note_flow
	};
	GElf_Ehdr header;
	bool ok;

	reader.domain = domain_of_file(elf, name, into);
	reader.object = keep(name);
	if (gelf_getehdr(elf, &header)) {
		reader.kind = kind_of_object(&header);
		reader.image = header.e_type != ET_REL;
	}
	ok = read_tags(elf, name, &visitor);
	note_sections(&reader, elf);
	note_symbol_table(&reader, elf);
	if (!into && reader.domain->linked) {
		reader.domain->module = kernel_module_p(elf)
					|| (reader.has_units
					    && reader.only_modules);
		if (reader.image)
			note_image_size(reader.domain, elf);
	}
	return ok;
}

bool gather_file(const char *file, struct domain *into)
{
	return read_elf_file(file, gather_elf, into);
}

/* Is the loose unit also a part of something linked? */
static bool linked_elsewhere_p(const struct seen_unit *unit)
{
	const struct seen_unit *seen = unit_buckets[unit->hash % NR_BUCKETS];

	if (unit->unit.domain != pool)
		return false;
	for (; seen; seen = seen->next_hashed)
		if (seen->hash == unit->hash && seen->length == unit->length
		    && seen->unit.domain != pool)
			return true;
	return false;
}

void each_unit(void (*visit)(struct unit *unit))
{
	for (struct seen_unit *unit = all_units; unit; unit = unit->next)
		if (!linked_elsewhere_p(unit))
			visit(&unit->unit);
}

/*
 * Two definitions that cannot be told apart are one that was met twice.  What they
 * are compared by is all that is asked of them later.
 */
bool same_definition_p(const struct definition *a, const struct definition *b)
{
	if (a->storage != b->storage || a->size != b->size)
		return false;
	return !a->record || !b->record
	       || (a->record->file == b->record->file
		   && a->record->tag.line == b->record->tag.line
		   && a->record->signature == b->record->signature);
}

static void remove_doubles(struct name *name)
{
	for (struct definition *d = name->definitions; d; d = d->next) {
		struct definition **link = &d->next;

		while (*link)
			if (d->domain == (*link)->domain
			    && same_definition_p(d, *link)) {
				if (!d->record)
					d->record = (*link)->record;
				d->exported |= (*link)->exported;
				*link = (*link)->next;
			} else
				link = &(*link)->next;
	}
}

void gather_finish(void)
{
	for (struct seen_unit *unit = all_units; unit; unit = unit->next)
		if (!linked_elsewhere_p(unit))
			define_records(unit);
	for (struct name *name = all_names; name; name = name->next)
		remove_doubles(name);
}
