// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * [percpu-size] A module's per-CPU data against what its loader can give: Linux
 * keeps a fixed reserve for all modules together (PERCPU_MODULE_RESERVE), or, with
 * the `base' model, makes one dynamic allocation for each module, which
 * PCPU_MIN_UNIT_SIZE limits.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"

#define PCPU_MIN_UNIT_SIZE 32768
#define NR_CONTRIBUTORS 3

/* The order in which linker scripts lay the sections out. */
static int rank(const char *section)
{
	static const char *const endings[] = {
		"..first", "..page_aligned", "..read_mostly", "",
		"..shared_aligned"
	};
	const char *ending = strstr(section, "percpu") + strlen("percpu");

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (!strcmp(ending, endings[i]))
			return i;
	return *ending == '.' && ending[1] != '.' ? 3 : 5;
}

static uint64_t add_part(uint64_t size, const struct part *part)
{
	uint64_t align = part->align;

	if (align > 1 && !(align & (align - 1)))
		size = (size + align - 1) & ~(align - 1);
	return size + part->size;
}

static uint64_t module_size(const struct domain *domain)
{
	uint64_t size = 0;

	if (domain->size)
		return domain->size;
	for (int wanted = 0; wanted <= 5; wanted++)
		for (const struct part *p = domain->parts; p; p = p->next)
			if (rank(p->section) == wanted)
				size = add_part(size, p);
	return size;
}

/* 0: none. */
static uint64_t module_limit(const struct domain *domain)
{
	if (link_opt.limit)
		return link_opt.limit;
	if (!domain->kernel && !link_opt.sizes_given)
		return 0;
	switch (domain->model) {
	case PERCPU_MODEL_NONE:
		return link_opt.reserve;
	case PERCPU_MODEL_BASE:
		return PCPU_MIN_UNIT_SIZE;
	default:
		return 0;
	}
}

/* The records of the largest variables that DOMAIN defines, largest first. */
static void find_largest(const struct domain *domain,
			 const struct record *largest[NR_CONTRIBUTORS])
{
	for (const struct name *name = all_names; name; name = name->next)
		for (const struct record *r = name->records; r; r = r->next) {
			int at = NR_CONTRIBUTORS;

			if (r->unit->domain != domain
			    || !(r->tag.flags & PERCPU_TAG_DEFINED))
				continue;
			while (at && (!largest[at - 1]
				      || largest[at - 1]->tag.size < r->tag.size))
				at--;
			if (at == NR_CONTRIBUTORS)
				continue;
			memmove(&largest[at + 1], &largest[at],
				(NR_CONTRIBUTORS - 1 - at) * sizeof(*largest));
			largest[at] = r;
		}
}

static void note_contributors(const struct record *const largest[])
{
	for (int i = 0; i < NR_CONTRIBUTORS && largest[i]; i++) {
		struct place where = { largest[i]->file, largest[i]->tag.line,
				       largest[i]->tag.column };

		report_note(&where, "'%s' takes %llu bytes",
			    largest[i]->name->text,
			    (unsigned long long)largest[i]->tag.size);
	}
}

static void check_module(const struct domain *domain)
{
	const struct record *largest[NR_CONTRIBUTORS] = { NULL };
	uint64_t size = module_size(domain), limit = module_limit(domain);
	struct place where = { domain->name, 0, 0 };
	const char *variable = "";

	if (!limit || size <= limit)
		return;
	find_largest(domain, largest);
	if (largest[0]) {
		where.file = largest[0]->file;
		where.line = largest[0]->tag.line;
		where.column = largest[0]->tag.column;
		variable = largest[0]->name->text;
	}
	if (!report_begin(LINK_SIZE, &where, variable, "per-CPU variables of "
			  "module '%s' take %llu bytes for each CPU, its loader "
			  "gives %llu at most", domain->name,
			  (unsigned long long)size, (unsigned long long)limit))
		return;
	note_contributors(largest);
	report_note(&where, domain->model == PERCPU_MODEL_BASE
			    ? "'alloc_percpu' for several parts gives more"
			    : "'alloc_percpu' gives memory that is not taken "
			      "from the reserve");
	report_end();
}

void check_sizes(void)
{
	for (const struct domain *d = all_domains; d; d = d->next)
		if (d->module)
			check_module(d);
}
