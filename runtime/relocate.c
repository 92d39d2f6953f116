/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The `base' model: after the dynamic linker has relocated a module, every word that holds
 * an address in the image of a `base' module, its own or one that it imports from,
 * is changed to the per-CPU base address: slots and static initializers alike.
 */
#include "internal.h"

#include <elf.h>
#include <string.h>
#include <sys/mman.h>

/* Relocations that store a plain 64-bit address. */
#if defined(__x86_64__)
static const unsigned int address_types[] = {
	R_X86_64_RELATIVE, R_X86_64_64, R_X86_64_GLOB_DAT
};
#elif defined(__aarch64__)
static const unsigned int address_types[] = {
	R_AARCH64_RELATIVE, R_AARCH64_ABS64, R_AARCH64_GLOB_DAT
};
#elif defined(__riscv)
static const unsigned int address_types[] = {
	R_RISCV_RELATIVE, R_RISCV_64, R_RISCV_64
};
#elif defined(__s390x__)
static const unsigned int address_types[] = {
	R_390_RELATIVE, R_390_64, R_390_GLOB_DAT
};
#elif defined(__powerpc64__)
static const unsigned int address_types[] = {
	R_PPC64_RELATIVE, R_PPC64_ADDR64, R_PPC64_GLOB_DAT
};
#else
#error "relocate.c: name this machine's relocations"
#endif

#define TAG_RELRSZ	35
#define TAG_RELR	36

struct relocations {
	const ElfW(Rela) *rela;
	const uint64_t *relr;
	size_t nr_rela, nr_relr;
};

/* The dynamic linker may or may not have added the bias to the entry itself. */
static uintptr_t address_of(const struct object *object, const ElfW(Dyn) *d)
{
	uintptr_t address = d->d_un.d_ptr;

	return address < object->map ? address + object->bias : address;
}

static void find_relocations(const struct object *object,
			     struct relocations *found)
{
	const ElfW(Dyn) *d = NULL;

	memset(found, 0, sizeof(*found));
	for (size_t i = 0; i < object->phnum; i++)
		if (object->phdr[i].p_type == PT_DYNAMIC)
			d = (const void *)(object->bias
					   + object->phdr[i].p_vaddr);
	for (; d && d->d_tag != DT_NULL; d++)
		switch (d->d_tag) {
		case DT_RELA:
			found->rela = (const void *)address_of(object, d);
			break;
		case DT_RELASZ:
			found->nr_rela = d->d_un.d_val / sizeof(ElfW(Rela));
			break;
		case TAG_RELR:
			found->relr = (const void *)address_of(object, d);
			break;
		case TAG_RELRSZ:
			found->nr_relr = d->d_un.d_val / sizeof(uint64_t);
			break;
		}
}

/* Pages that the dynamic linker has made read-only after its work. */
static int protect_relro(const struct object *object, int protection)
{
	const size_t page = page_size();

	for (size_t i = 0; i < object->phnum; i++) {
		const ElfW(Phdr) *p = &object->phdr[i];
		uintptr_t start = object->bias + p->p_vaddr, end;

		if (p->p_type != PT_GNU_RELRO)
			continue;
		end = ROUND_DOWN(start + p->p_memsz, page);
		start = ROUND_DOWN(start, page);
		if (start < end && mprotect((void *)start, end - start,
					    protection))
			return -1;
	}
	return 0;
}

static void move(uintptr_t where)
{
	uintptr_t *word = (uintptr_t *)where, value = *word;
	uintptr_t moved = module_base_address(value);

	/* Most words do not change; leave their pages untouched. */
	if (moved != value)
		*word = moved;
}

static void move_rela(const struct object *object, const ElfW(Rela) *rela)
{
	unsigned int type = ELF64_R_TYPE(rela->r_info);

	for (size_t i = 0; i < sizeof(address_types) / sizeof(int); i++)
		if (type == address_types[i]) {
			move(object->bias + rela->r_offset);
			return;
		}
}

static void move_relr(const struct object *object, const uint64_t *relr,
		      size_t n)
{
	uintptr_t where = 0;

	for (size_t i = 0; i < n; i++) {
		if (!(relr[i] & 1)) {
			where = object->bias + relr[i];
			move(where);
			where += 8;
			continue;
		}
		for (unsigned int bit = 1; bit < 64; bit++)
			if (relr[i] >> bit & 1)
				move(where + 8 * (bit - 1));
		where += 8 * 63;
	}
}

int relocate_base(const struct object *object)
{
	struct relocations all;

	find_relocations(object, &all);
	if (protect_relro(object, PROT_READ | PROT_WRITE))
		return -1;
	for (size_t i = 0; i < all.nr_rela; i++)
		move_rela(object, &all.rela[i]);
	move_relr(object, all.relr, all.nr_relr);
	return protect_relro(object, PROT_READ);
}
