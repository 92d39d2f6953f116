/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A module's file, read and checked before the dynamic linker maps it.
 *
 * The dynamic linker trusts its input: a truncated or damaged file can crash it.  So every
 * table that it will follow is followed here first, with bounds.  (Code is not looked at: a
 * module is code that its user has chosen to run.)
 */
#include "internal.h"

#include <elf.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__x86_64__)
#define NATIVE_MACHINE	EM_X86_64
#elif defined(__aarch64__)
#define NATIVE_MACHINE	EM_AARCH64
#elif defined(__riscv)
#define NATIVE_MACHINE	EM_RISCV
#elif defined(__s390x__)
#define NATIVE_MACHINE	EM_S390
#elif defined(__powerpc64__)
#define NATIVE_MACHINE	EM_PPC64
#else
#error "elf.c: name this machine's EM_ constant"
#endif

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define NATIVE_DATA	ELFDATA2LSB
#else
#define NATIVE_DATA	ELFDATA2MSB
#endif

#define NOTE_NAME	"percpu"
#define NOTE_VERSION	1
#define MAX_ADDRESS	((uint64_t)1 << 46)
#define TAG_RELRSZ	35	/* older elf.h files do not have these */
#define TAG_RELR	36
#define TAG_RELRENT	37
#define MAX_DYNAMIC	38	/* tags below DT_NUM that are remembered */

/* What the dynamic section says; 0: absent. */
struct dynamic {
	uint64_t tag[MAX_DYNAMIC];
	uint64_t gnu_hash, versym, verdef, verneed;
	uint64_t flags_1;
};

static int damaged(const struct elf *elf, const char *what)
{
	return report(ENOEXEC, "%s: not a module: %s", elf->path, what);
}

/* ---- bytes of the file by address ---- */

static const void *bytes_at(const struct elf *elf, uint64_t address,
			    uint64_t size)
{
	for (size_t i = 0; i < elf->phnum; i++) {
		const ElfW(Phdr) *p = &elf->phdr[i];

		if (p->p_type == PT_LOAD && address >= p->p_vaddr
		    && address - p->p_vaddr <= p->p_filesz
		    && size <= p->p_filesz - (address - p->p_vaddr))
			return elf->bytes + p->p_offset
			       + (address - p->p_vaddr);
	}
	return NULL;
}

static bool in_memory(const struct elf *elf, uint64_t address, uint64_t size,
		      unsigned int flags)
{
	for (size_t i = 0; i < elf->phnum; i++) {
		const ElfW(Phdr) *p = &elf->phdr[i];

		if (p->p_type == PT_LOAD && (p->p_flags & flags) == flags
		    && address >= p->p_vaddr
		    && address - p->p_vaddr <= p->p_memsz
		    && size <= p->p_memsz - (address - p->p_vaddr))
			return true;
	}
	return false;
}

/* ---- the headers ---- */

static const char *check_header(const struct elf *elf)
{
	const ElfW(Ehdr) *h = (const void *)elf->bytes;

	if (elf->size < sizeof(*h) || memcmp(h->e_ident, ELFMAG, SELFMAG))
		return "no ELF file";
	if (h->e_ident[EI_CLASS] != ELFCLASS64
	    || h->e_ident[EI_DATA] != NATIVE_DATA
	    || h->e_machine != NATIVE_MACHINE)
		return "made for another machine";
	if (h->e_ident[EI_VERSION] != EV_CURRENT || h->e_version != EV_CURRENT
	    || (h->e_ident[EI_OSABI] != ELFOSABI_SYSV
		&& h->e_ident[EI_OSABI] != ELFOSABI_GNU))
		return "an unknown kind of ELF file";
	if (h->e_type != ET_DYN)
		return "no shared object; link it with -shared";
	if (h->e_phentsize != sizeof(ElfW(Phdr)) || !h->e_phnum
	    || h->e_phoff > elf->size || h->e_phoff % 8
	    || h->e_phnum > (elf->size - h->e_phoff) / sizeof(ElfW(Phdr)))
		return "its program headers are outside of the file";
	return NULL;
}

static const char *check_load(const struct elf *elf, const ElfW(Phdr) *p,
			      uint64_t *end)
{
	uint64_t align = p->p_align ? p->p_align : 1;

	if (p->p_filesz > p->p_memsz || p->p_vaddr > MAX_ADDRESS
	    || p->p_memsz > MAX_ADDRESS)
		return "a segment has an impossible size";
	if (p->p_offset > elf->size || p->p_filesz > elf->size - p->p_offset)
		return "it is truncated: a segment ends behind the file";
	if (align & (align - 1) || align > MAX_ADDRESS
	    || (p->p_vaddr - p->p_offset) % align
	    || (p->p_vaddr - p->p_offset) % page_size())
		return "a segment is misaligned";
	if (p->p_vaddr < *end)
		return "its segments overlap";
	*end = ROUND_UP(p->p_vaddr + p->p_memsz, page_size());
	return NULL;
}

static const char *check_segments(const struct elf *elf)
{
	unsigned int dynamic = 0, load = 0;
	const char *wrong = NULL;
	uint64_t end = 0;

	for (size_t i = 0; i < elf->phnum && !wrong; i++) {
		const ElfW(Phdr) *p = &elf->phdr[i];

		if (p->p_type == PT_LOAD) {
			load++;
			wrong = check_load(elf, p, &end);
		} else if (p->p_type == PT_INTERP) {
			wrong = "an executable; link it with -shared";
		} else if (p->p_type == PT_DYNAMIC) {
			dynamic++;
		}
	}
	if (wrong)
		return wrong;
	return dynamic == 1 && load ? NULL : "it has no dynamic section";
}

/* lld counts the rest of the last page, too. */
static bool whole_pages_of_data(const struct elf *elf, const ElfW(Phdr) *part)
{
	for (size_t i = 0; i < elf->phnum; i++) {
		const ElfW(Phdr) *p = &elf->phdr[i];

		if (p->p_type == PT_LOAD && (p->p_flags & PF_W)
		    && part->p_vaddr >= p->p_vaddr
		    && part->p_memsz <= MAX_ADDRESS
		    && part->p_vaddr + part->p_memsz
		       <= ROUND_UP(p->p_vaddr + p->p_memsz, page_size()))
			return true;
	}
	return false;
}

/* Segments that describe parts of the loaded ones. */
static const char *check_parts(const struct elf *elf)
{
	for (size_t i = 0; i < elf->phnum; i++) {
		const ElfW(Phdr) *p = &elf->phdr[i];

		switch (p->p_type) {
		case PT_TLS:
			if (p->p_filesz > p->p_memsz || p->p_align > 1 << 20
			    || (p->p_align & (p->p_align - 1))
			    || p->p_memsz > MAX_ADDRESS
			    || !bytes_at(elf, p->p_vaddr, p->p_filesz))
				return "its thread-local data is damaged";
			break;
		case PT_GNU_RELRO:
			if (!whole_pages_of_data(elf, p))
				return "its relocated read-only data is damaged";
			break;
		case PT_NOTE:
			if (p->p_offset > elf->size
			    || p->p_filesz > elf->size - p->p_offset
			    || !bytes_at(elf, p->p_vaddr, p->p_filesz))
				return "a note is outside of the file";
			break;
		case PT_GNU_PROPERTY:
			if (p->p_filesz > p->p_memsz
			    || !bytes_at(elf, p->p_vaddr, p->p_memsz))
				return "a note is outside of the file";
			break;
		}
	}
	return NULL;
}

/* ---- the dynamic section ---- */

static void note_tag(struct dynamic *dynamic, const ElfW(Dyn) *d)
{
	switch (d->d_tag) {
	case DT_GNU_HASH:
		dynamic->gnu_hash = d->d_un.d_val;
		break;
	case DT_VERSYM:
		dynamic->versym = d->d_un.d_val;
		break;
	case DT_VERDEF:
		dynamic->verdef = d->d_un.d_val;
		break;
	case DT_VERNEED:
		dynamic->verneed = d->d_un.d_val;
		break;
	case DT_FLAGS_1:
		dynamic->flags_1 = d->d_un.d_val;
		break;
	default:
		if (d->d_tag > 0 && d->d_tag < MAX_DYNAMIC)
			dynamic->tag[d->d_tag] = d->d_un.d_val;
	}
}

/* Tags whose value is an offset into the string table. */
static bool string_tag(int64_t tag)
{
	return tag == DT_NEEDED || tag == DT_SONAME || tag == DT_RPATH
	       || tag == DT_RUNPATH || tag == DT_AUXILIARY || tag == DT_FILTER
	       || tag == DT_AUDIT || tag == DT_DEPAUDIT;
}

static const ElfW(Dyn) *dynamic_section(const struct elf *elf, size_t *n)
{
	for (size_t i = 0; i < elf->phnum; i++)
		if (elf->phdr[i].p_type == PT_DYNAMIC) {
			*n = elf->phdr[i].p_filesz / sizeof(ElfW(Dyn));
			if (elf->phdr[i].p_vaddr % 8
			    || !in_memory(elf, elf->phdr[i].p_vaddr,
					  elf->phdr[i].p_filesz, PF_W))
				return NULL;
			return bytes_at(elf, elf->phdr[i].p_vaddr,
					elf->phdr[i].p_filesz);
		}
	return NULL;
}

static const char *read_dynamic(const struct elf *elf, struct dynamic *dynamic)
{
	const ElfW(Dyn) *section;
	size_t n, end;

	section = dynamic_section(elf, &n);
	if (!section)
		return "its dynamic section is outside of the file";
	for (end = 0; end < n && section[end].d_tag != DT_NULL; end++)
		note_tag(dynamic, &section[end]);
	if (end == n)
		return "its dynamic section has no end";
	for (size_t i = 0; i < end; i++)
		if (string_tag(section[i].d_tag)
		    && section[i].d_un.d_val >= dynamic->tag[DT_STRSZ])
			return "a name is outside of its string table";
	return NULL;
}

static const char *read_strings(struct elf *elf, const struct dynamic *dynamic)
{
	uint64_t size = dynamic->tag[DT_STRSZ];

	elf->strings = bytes_at(elf, dynamic->tag[DT_STRTAB], size);
	if (!dynamic->tag[DT_STRTAB] || !elf->strings || !size
	    || elf->strings[size - 1])
		return "its string table is damaged";
	return NULL;
}

/* The chains of the hash table end at the last symbol. */
static const char *count_by_gnu_hash(struct elf *elf, uint64_t address)
{
	const uint32_t *head = bytes_at(elf, address, 16), *buckets, *chain;
	uint64_t at, last = 0;

	if (!head || address % 8 || !head[0] || !head[2]
	    || (head[2] & (head[2] - 1)))
		return "its hash table is damaged";
	at = address + 16 + (uint64_t)head[2] * 8;
	buckets = bytes_at(elf, at, (uint64_t)head[0] * 4);
	if (!buckets || !bytes_at(elf, address + 16, (uint64_t)head[2] * 8))
		return "its hash table is damaged";
	at += (uint64_t)head[0] * 4;
	elf->nr_symbols = head[1];
	for (uint32_t i = 0; i < head[0]; i++) {
		if (buckets[i] && buckets[i] < head[1])
			return "its hash table is damaged";
		if (buckets[i] > last)
			last = buckets[i];
	}
	if (!last)
		return NULL;
	do {
		chain = bytes_at(elf, at + (last - head[1]) * 4, 4);
		if (!chain)
			return "its hash table is damaged";
		last++;
	} while (!(*chain & 1));
	elf->nr_symbols = last;
	return NULL;
}

/* Every index in range and no chain longer than the table. */
static const char *count_by_hash(struct elf *elf, uint64_t address)
{
	const uint32_t *head = bytes_at(elf, address, 8), *table;
	uint64_t n;

	if (!head || address % 4 || !head[0])
		return "its hash table is damaged";
	n = (uint64_t)head[0] + head[1];
	table = bytes_at(elf, address + 8, n * 4);
	if (!table)
		return "its hash table is damaged";
	for (uint64_t i = 0; i < n; i++)
		if (table[i] >= head[1])
			return "its hash table is damaged";
	for (uint32_t i = 0; i < head[0]; i++) {
		uint32_t length = 0;

		for (uint32_t s = table[i]; s; s = table[head[0] + s])
			if (length++ > head[1])
				return "its hash table is damaged";
	}
	elf->nr_symbols = head[1];
	return NULL;
}

/* A hash table without entries does not say how many undefined symbols there are;
 * those that matter have relocations. */
static const char *count_by_rela(struct elf *elf, uint64_t address,
				 uint64_t size)
{
	const ElfW(Rela) *rela = bytes_at(elf, address, size);

	if (!size)
		return NULL;
	if (!rela || address % 8 || size % sizeof(*rela))
		return "its relocations are outside of the file";
	for (uint64_t i = 0; i < size / sizeof(*rela); i++)
		if (ELF64_R_SYM(rela[i].r_info) >= elf->nr_symbols)
			elf->nr_symbols = ELF64_R_SYM(rela[i].r_info) + 1;
	return NULL;
}

static const char *read_symbols(struct elf *elf, const struct dynamic *dynamic)
{
	const char *wrong = NULL;

	if (dynamic->tag[DT_HASH])
		wrong = count_by_hash(elf, dynamic->tag[DT_HASH]);
	if (!wrong && dynamic->gnu_hash)
		wrong = count_by_gnu_hash(elf, dynamic->gnu_hash);
	if (!wrong)
		wrong = count_by_rela(elf, dynamic->tag[DT_RELA],
				      dynamic->tag[DT_RELASZ]);
	if (!wrong)
		wrong = count_by_rela(elf, dynamic->tag[DT_JMPREL],
				      dynamic->tag[DT_PLTRELSZ]);
	if (wrong)
		return wrong;
	elf->symbols = bytes_at(elf, dynamic->tag[DT_SYMTAB],
				(uint64_t)elf->nr_symbols
				* sizeof(ElfW(Sym)));
	if (!elf->symbols || !dynamic->tag[DT_SYMTAB]
	    || dynamic->tag[DT_SYMTAB] % 8)
		return "its symbol table is damaged";
	for (size_t i = 0; i < elf->nr_symbols; i++)
		if (elf->symbols[i].st_name >= dynamic->tag[DT_STRSZ])
			return "a symbol's name is outside of its string table";
	return NULL;
}

static const char *check_rela(const struct elf *elf, uint64_t address,
			      uint64_t size)
{
	const ElfW(Rela) *rela = bytes_at(elf, address, size);

	for (uint64_t i = 0; i < size / sizeof(*rela); i++)
		if (!in_memory(elf, rela[i].r_offset, 8, PF_W))
			return "a relocation is damaged or writes to code";
	return NULL;
}

static const char *check_relr(const struct elf *elf, uint64_t address,
			      uint64_t size)
{
	const uint64_t *relr = bytes_at(elf, address, size);
	uint64_t where = 0;

	if (!size)
		return NULL;
	if (!relr || address % 8 || size % 8)
		return "its relocations are outside of the file";
	for (uint64_t i = 0; i < size / 8; i++) {
		if (relr[i] & 1) {
			for (unsigned int bit = 1; bit < 64; bit++)
				if (relr[i] >> bit & 1
				    && !in_memory(elf, where + 8 * (bit - 1),
						  8, PF_W))
					return "a relocation is damaged";
			where += 8 * 63;
			continue;
		}
		if (!in_memory(elf, relr[i], 8, PF_W))
			return "a relocation is damaged";
		where = relr[i] + 8;
	}
	return NULL;
}

/* The dynamic linker follows a table's address and takes its size for granted. */
static const char *check_pairs(const struct dynamic *dynamic)
{
	static const unsigned char pairs[][2] = {
		{ DT_RELA, DT_RELASZ }, { DT_RELA, DT_RELAENT },
		{ DT_JMPREL, DT_PLTRELSZ }, { DT_JMPREL, DT_PLTREL },
		{ DT_INIT_ARRAY, DT_INIT_ARRAYSZ },
		{ DT_FINI_ARRAY, DT_FINI_ARRAYSZ },
		{ TAG_RELR, TAG_RELRSZ }, { TAG_RELR, TAG_RELRENT }
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (!dynamic->tag[pairs[i][0]] != !dynamic->tag[pairs[i][1]])
			return "a table of its dynamic section lacks its size";
	if (dynamic->tag[DT_PREINIT_ARRAY] || dynamic->tag[DT_PREINIT_ARRAYSZ])
		return "it has start functions of an executable";
	return NULL;
}

static const char *check_relocations(const struct elf *elf,
				     const struct dynamic *dynamic)
{
	const char *wrong;

	if (dynamic->tag[DT_TEXTREL] || (dynamic->tag[DT_FLAGS] & DF_TEXTREL))
		return "its code needs relocations; compile it with -fPIC";
	if (dynamic->tag[DT_REL] || dynamic->tag[DT_RELSZ])
		return "it has relocations of another machine's kind";
	if ((dynamic->tag[DT_RELASZ]
	     && dynamic->tag[DT_RELAENT] != sizeof(ElfW(Rela)))
	    || (dynamic->tag[DT_PLTRELSZ] && dynamic->tag[DT_PLTREL] != DT_RELA)
	    || (dynamic->tag[TAG_RELRSZ] && dynamic->tag[TAG_RELRENT] != 8))
		return "its relocations are of an unknown kind";
	wrong = check_rela(elf, dynamic->tag[DT_RELA], dynamic->tag[DT_RELASZ]);
	if (!wrong)
		wrong = check_rela(elf, dynamic->tag[DT_JMPREL],
				   dynamic->tag[DT_PLTRELSZ]);
	if (!wrong)
		wrong = check_relr(elf, dynamic->tag[TAG_RELR],
				   dynamic->tag[TAG_RELRSZ]);
	return wrong;
}

static const char *check_functions(const struct elf *elf,
				   const struct dynamic *dynamic)
{
	const uint64_t *tag = dynamic->tag;

	if ((tag[DT_INIT] && !in_memory(elf, tag[DT_INIT], 1, PF_X))
	    || (tag[DT_FINI] && !in_memory(elf, tag[DT_FINI], 1, PF_X))
	    || (tag[DT_INIT_ARRAYSZ] && !bytes_at(elf, tag[DT_INIT_ARRAY],
						  tag[DT_INIT_ARRAYSZ]))
	    || (tag[DT_FINI_ARRAYSZ] && !bytes_at(elf, tag[DT_FINI_ARRAY],
						  tag[DT_FINI_ARRAYSZ]))
	    || (tag[DT_PLTGOT] && !in_memory(elf, tag[DT_PLTGOT], 24, PF_W)))
		return "its start or end functions are damaged";
	return NULL;
}

/*
 * Version needs and definitions: lists within lists, by distances, to their ends, as the
 * dynamic linker walks them whatever the counts say.  MAX is the highest index found.
 */
static bool walk_needs(const struct elf *elf, uint64_t at, uint64_t strings,
		       unsigned int *max)
{
	const ElfW(Verneed) *need;

	do {
		uint64_t next;
		const ElfW(Vernaux) *aux;

		need = bytes_at(elf, at, sizeof(*need));
		if (!need || at % 4 || need->vn_file >= strings)
			return false;
		next = at + need->vn_aux;
		do {
			aux = bytes_at(elf, next, sizeof(*aux));
			if (!aux || next % 4 || aux->vna_name >= strings)
				return false;
			if ((aux->vna_other & 0x7fffu) > *max)
				*max = aux->vna_other & 0x7fffu;
			next += aux->vna_next;
		} while (aux->vna_next);
		at += need->vn_next;
	} while (need->vn_next);
	return true;
}

static bool walk_definitions(const struct elf *elf, uint64_t at,
			     uint64_t strings, unsigned int *max)
{
	const ElfW(Verdef) *def;

	do {
		const ElfW(Verdaux) *aux;

		def = bytes_at(elf, at, sizeof(*def));
		if (!def || at % 4)
			return false;
		aux = bytes_at(elf, at + def->vd_aux, sizeof(*aux));
		if (!aux || aux->vda_name >= strings)
			return false;
		if ((def->vd_ndx & 0x7fffu) > *max)
			*max = def->vd_ndx & 0x7fffu;
		at += def->vd_next;
	} while (def->vd_next);
	return true;
}

static const char *check_versions(const struct elf *elf,
				  const struct dynamic *dynamic)
{
	static const char wrong[] = "its version tables are damaged";
	const uint64_t strings = dynamic->tag[DT_STRSZ];
	const uint16_t *index;
	unsigned int max = 1;

	if (dynamic->verneed
	    && !walk_needs(elf, dynamic->verneed, strings, &max))
		return wrong;
	if (dynamic->verdef
	    && !walk_definitions(elf, dynamic->verdef, strings, &max))
		return wrong;
	if (!dynamic->versym)
		return dynamic->verneed || dynamic->verdef ? wrong : NULL;
	if (!dynamic->verneed && !dynamic->verdef)
		return wrong;
	index = bytes_at(elf, dynamic->versym, 2 * (uint64_t)elf->nr_symbols);
	if (!index || dynamic->versym % 2)
		return wrong;
	for (size_t i = 0; i < elf->nr_symbols; i++)
		if ((index[i] & 0x7fffu) > max)
			return wrong;
	return NULL;
}

static const char *check_dynamic(struct elf *elf)
{
	struct dynamic dynamic;
	const char *wrong;

	memset(&dynamic, 0, sizeof(dynamic));
	wrong = read_dynamic(elf, &dynamic);
	if (!wrong && (dynamic.flags_1 & DF_1_PIE))
		wrong = "an executable; link it with -shared";
	if (!wrong && (dynamic.flags_1 & DF_1_NODELETE))
		wrong = "it could never be unloaded (linked with -z nodelete)";
	if (!wrong)
		wrong = read_strings(elf, &dynamic);
	if (!wrong)
		wrong = read_symbols(elf, &dynamic);
	if (!wrong)
		wrong = check_pairs(&dynamic);
	if (!wrong)
		wrong = check_relocations(elf, &dynamic);
	if (!wrong)
		wrong = check_functions(elf, &dynamic);
	if (!wrong)
		wrong = check_versions(elf, &dynamic);
	return wrong;
}

/* ---- what is ours in it ---- */

/* The content of the note in [BYTES, BYTES + SIZE), NULL if it is not there. */
static const unsigned char *find_note(const unsigned char *bytes, size_t size,
				      size_t align)
{
	while (size >= 12) {
		uint32_t head[3];	/* bytes of name, of content; type */
		size_t content, next;

		memcpy(head, bytes, sizeof(head));
		content = ROUND_UP(12 + (size_t)head[0], align);
		next = ROUND_UP(content + head[1], align);
		if (content + head[1] > size)
			break;
		if (head[0] == sizeof(NOTE_NAME) && head[2] == NOTE_VERSION
		    && head[1] == sizeof(struct note)
		    && !memcmp(bytes + 12, NOTE_NAME, sizeof(NOTE_NAME)))
			return bytes + content;
		if (next > size)
			break;
		bytes += next;
		size -= next;
	}
	return NULL;
}

static bool find_layout(struct elf *elf)
{
	for (size_t i = 0; i < elf->phnum; i++) {
		const ElfW(Phdr) *p = &elf->phdr[i];
		const unsigned char *start = elf->bytes + p->p_offset, *note;

		if (p->p_type != PT_NOTE)
			continue;
		note = find_note(start, p->p_filesz, p->p_align == 8 ? 8 : 4);
		if (note) {
			elf->note = p->p_vaddr + (uintptr_t)(note - start);
			layout_from_note(&elf->at, note, elf->note);
			return true;
		}
	}
	return false;
}

static const char *check_layout(struct elf *elf)
{
	struct layout *at = &elf->at;

	if (!find_layout(elf))
		return "it was linked without percpu-crt.o; link it with what "
		       "`make -s print-ldflags' prints";
	if (at->image > at->image_end || at->slots > at->slots_end
	    || at->image % page_size() || at->slots % sizeof(void *)
	    || !in_memory(elf, at->image, image_size(at), PF_W)
	    || !in_memory(elf, at->slots, at->slots_end - at->slots, PF_W))
		return "its per-CPU sections are not where its note says; link it "
		       "with percpu.lds";
	for (size_t i = 0; i < elf->phnum; i++) {
		const ElfW(Phdr) *p = &elf->phdr[i];

		if (p->p_type == PT_GNU_RELRO && p->p_vaddr < at->image_end
		    && p->p_vaddr + p->p_memsz > at->slots)
			return "its per-CPU sections are read-only";
		if (p->p_type == PT_LOAD && p->p_align > at->align
		    && at->image >= p->p_vaddr
		    && at->image - p->p_vaddr < p->p_memsz)
			at->align = p->p_align;
	}
	return NULL;
}

const char *elf_symbol_name(const struct elf *elf, size_t i)
{
	return elf->strings + elf->symbols[i].st_name;
}

/* Markers are absolute symbols that the module itself defines; and slots must be
 * in the offset section, where percpu.lds puts them. */
static const char *read_markers(struct elf *elf)
{
	bool base = false, table = false;

	for (size_t i = 1; i < elf->nr_symbols; i++) {
		const ElfW(Sym) *symbol = &elf->symbols[i];
		const char *name = elf_symbol_name(elf, i);

		if (symbol->st_shndx == SHN_UNDEF)
			continue;
		if (!strcmp(name, "__percpu_model_base"))
			base = true;
		if (!strcmp(name, "__percpu_model_table"))
			table = true;
		if (!strncmp(name, "per_cpu_offset__", 16)
		    && (symbol->st_value < elf->at.slots
			|| symbol->st_value >= elf->at.slots_end))
			return "its slots are outside of the offset section; "
			       "link it with percpu.lds";
	}
	elf->model = base ? table ? MODEL_MIXED : MODEL_BASE
			  : table ? MODEL_TABLE : MODEL_NONE;
	return NULL;
}

static const char *check_all(struct elf *elf)
{
	const ElfW(Ehdr) *header = (const void *)elf->bytes;
	const char *wrong = check_header(elf);

	if (wrong)
		return wrong;
	elf->phdr = (const void *)(elf->bytes + header->e_phoff);
	elf->phnum = header->e_phnum;
	wrong = check_segments(elf);
	if (!wrong)
		wrong = check_parts(elf);
	if (!wrong)
		wrong = check_dynamic(elf);
	if (!wrong)
		wrong = check_layout(elf);
	if (!wrong)
		wrong = read_markers(elf);
	return wrong;
}

static int map_file(struct elf *elf, int fd)
{
	struct stat stat;
	void *bytes;

	if (fstat(fd, &stat))
		return report(errno, "%s: %s", elf->path, strerror(errno));
	if (!S_ISREG(stat.st_mode) || !stat.st_size)
		return damaged(elf, stat.st_size ? "no regular file" : "empty");
	bytes = mmap(NULL, (size_t)stat.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return report(errno, "%s: %s", elf->path, strerror(errno));
	elf->bytes = bytes;
	elf->size = (size_t)stat.st_size;
	elf->device = stat.st_dev;
	elf->inode = stat.st_ino;
	return 0;
}

int elf_open(struct elf *elf, const char *path)
{
	const char *wrong;
	int fd, error;

	memset(elf, 0, sizeof(*elf));
	elf->path = path;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return report(errno, "%s: %s", path, strerror(errno));
	error = map_file(elf, fd);
	close(fd);
	if (error)
		return error;
	wrong = check_all(elf);
	if (!wrong)
		return 0;
	elf_close(elf);
	return damaged(elf, wrong);
}

void elf_close(struct elf *elf)
{
	if (elf->bytes)
		munmap((void *)elf->bytes, elf->size);
	elf->bytes = NULL;
}
