/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the section .percpu_tags; docs/tags.md describes it. */
#ifndef TAGS_READ_H
#define TAGS_READ_H

#include <gelf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "percpu_tags.h"

/* The texts live as long as the ELF file is open. */
struct tags_unit {
	struct percpu_tags_unit head;
	const char *file;
	const unsigned char *bytes;	/* the whole part, head.length long */
};

struct tags_variable {
	struct percpu_tag tag;
	const char *name, *section, *file;
	const char *signature, *type;	/* "" in tags of older plugins */
	const unsigned char *rest;	/* what is behind the texts */
	size_t rest_length;
};

struct tags_visitor {
	void *data;
	void (*unit)(void *data, const struct tags_unit *unit);	/* or NULL */
	void (*variable)(void *data, const struct tags_variable *variable);
	bool ordinary;		/* those that are not per-CPU as well */
	/* The functions' summaries, for flow_read.c; or NULL.  False: damaged. */
	bool (*flow)(void *data, const unsigned char *bytes, size_t length);
};

/* False, after a complaint about FILE, when the section is damaged. */
bool read_tags(Elf *elf, const char *file, const struct tags_visitor *visitor);

const char *tags_model_name(uint32_t model);

#endif
