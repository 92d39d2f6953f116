/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the files of libpercpu offer each other. */
#ifndef PERCPU_INTERNAL_H
#define PERCPU_INTERNAL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <link.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <percpu_runtime.h>

#define API __attribute__((visibility("default")))
#define ROUND_UP(value, align)		(((value) + (align) - 1) & -(align))
#define ROUND_DOWN(value, align)	((value) & -(align))

/* ---- error.c ---- */

int report(int error, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void die(const char *format, ...)
	__attribute__((format(printf, 1, 2), noreturn));

/* ---- object.c: the executable and modules as they are in memory ---- */

enum model { MODEL_NONE, MODEL_TABLE, MODEL_BASE, MODEL_MIXED };

/* The note of percpu-crt.o: distances from each word to what it names. */
struct note {
	int64_t image, image_end, slots, slots_end;
};

/* Addresses: of the running process, or of a file that is not loaded yet. */
struct layout {
	uintptr_t image, image_end, slots, slots_end;
	size_t align;
};

struct object {
	struct layout at;
	enum model model;
	uintptr_t bias, map, map_end;	/* all of the object's segments */
	const ElfW(Phdr) *phdr;
	size_t phnum;
	const char *name;
	bool executable;
};

void layout_from_note(struct layout *layout, const void *bytes, uintptr_t at);
bool find_object(struct object *object, const void *note);
uintptr_t global_symbol(const char *name, bool *found);
int protect_image(const struct layout *layout, int protection);
size_t image_size(const struct layout *layout);
size_t page_size(void);

extern struct object kernel;	/* .map_end is 0 before it has registered */

/* ---- area.c: the units of congruent memory, one for each CPU ---- */

int units_create(unsigned int ncpus, const struct layout *image);
void units_destroy(void);
int units_commit(size_t end);
void units_release(size_t from, size_t to);
uintptr_t units_base(void);	/* the address that offset 0 stands for */
size_t units_first(void);	/* dynamic memory: offsets from here ... */
size_t units_end(void);		/* ... to here */
size_t units_align(void);
char *unit_address(unsigned int cpu, size_t offset);
void copy_image(char *to, const struct layout *image);

/* ---- alloc.c ---- */

enum owner { OWNER_PROGRAM, OWNER_LOADER };

int alloc_start(void);
void alloc_stop(void);
int alloc_congruent(size_t size, size_t align, enum owner owner,
		    size_t *offset);
bool free_congruent(size_t offset, enum owner owner);
size_t alloc_used(void);

/* ---- cpu.c ---- */

int cpus_start(unsigned int ncpus);
void cpus_stop(void);

/* ---- boot.c ---- */

bool machine_runs(void);
int need_machine(const char *what);

/* ---- table.c: which module's table a pointer needs ---- */

int table_add(const struct layout *image, unsigned long *table);
void table_remove(const struct layout *image);

/* ---- elf.c: a module's file, checked before the dynamic linker sees it ---- */

struct elf {
	const unsigned char *bytes;
	size_t size;
	const char *path;
	dev_t device;
	ino_t inode;
	struct layout at;
	uintptr_t note;
	enum model model;
	const ElfW(Phdr) *phdr;
	size_t phnum;
	const ElfW(Sym) *symbols;
	size_t nr_symbols;
	const char *strings;
};

int elf_open(struct elf *elf, const char *path);
void elf_close(struct elf *elf);
const char *elf_symbol_name(const struct elf *elf, size_t i);

/* ---- relocate.c ---- */

uintptr_t module_base_address(uintptr_t address);
int relocate_base(const struct object *object);

/* ---- module.c ---- */

void module_register(const struct object *object);
void modules_open(void);
int modules_close(void);
size_t modules_memory(void);

#endif
