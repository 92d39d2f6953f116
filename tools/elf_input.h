/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ELF files that a tool is given: objects, programs, archives of them. */
#ifndef ELF_INPUT_H
#define ELF_INPUT_H

#include <gelf.h>
#include <stdbool.h>

/* Set by main(): stands in front of complaints. */
extern const char *program;

/* "PROGRAM: FILE: ..." on standard error; always false. */
bool complain(const char *file, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* What is called for each ELF file; false when it is damaged. */
typedef bool elf_visitor(void *data, const char *name, Elf *elf);

/*
 * Calls VISIT for FILE, or for each ELF member of the archive FILE, named
 * FILE(MEMBER); of a thin archive for the files that it names.  False, after a
 * complaint, when something could not be read; the rest is visited all the same.
 */
bool read_elf_file(const char *file, elf_visitor *visit, void *data);

#endif
