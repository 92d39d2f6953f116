// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * [percpu-decl] over several units.  For each declaration the definition is looked for
 * that it refers to; where that is not certain (two definitions of one name, a
 * definition in a module that does not export it) nothing is said.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"

static bool per_cpu_p(const struct record *record)
{
	return !(record->tag.flags & PERCPU_TAG_ORDINARY);
}

static bool global_declaration_p(const struct record *record)
{
	return (record->tag.flags & PERCPU_TAG_GLOBAL)
	       && !(record->tag.flags & PERCPU_TAG_DEFINED);
}

static struct place place_of(const struct record *record)
{
	struct place where = { record->file, record->tag.line,
			       record->tag.column };

	return where;
}

static struct place place_of_definition(const struct definition *definition)
{
	struct place where = { definition->object, 0, 0 };

	return definition->record ? place_of(definition->record) : where;
}

/* ---- which definition ---- */

static bool visible_p(const struct definition *definition,
		      const struct record *from, const struct name *name)
{
	if (definition->domain == from->unit->domain)
		return true;
	/* A kernel's module sees what others export; elsewhere ELF decides. */
	return !(from->unit->flags & PERCPU_TAGS_KERNEL)
	       || definition->exported || name->exported_somewhere;
}

/* The only definition that FROM can mean, among those of its domain or of others. */
static const struct definition *
only_definition(const struct name *name, const struct record *from, bool own,
		bool weak, bool *several)
{
	const struct definition *found = NULL;

	for (const struct definition *d = name->definitions; d; d = d->next) {
		if ((d->domain == from->unit->domain) != own || d->weak != weak
		    || !visible_p(d, from, name))
			continue;
		if (found && !same_definition_p(found, d))
			*several = true;
		if (!found || !found->record)
			found = d;
	}
	return found;
}

static const struct definition *definition_for(const struct name *name,
					       const struct record *from)
{
	for (int own = 1; own >= 0; own--)
		for (int weak = 0; weak <= 1; weak++) {
			const struct definition *found;
			bool several = false;

			found = only_definition(name, from, own, weak, &several);
			if (found)
				return several ? NULL : found;
		}
	return NULL;
}

/* ---- types ---- */

/* Cuts `[N]' off; true when there was one.  *COUNT: its digits' length. */
static bool take_bound(const char **at, size_t *count)
{
	const char *close = **at == '[' ? strchr(*at, ']') : NULL;

	if (!close)
		return false;
	*count = close - *at - 1;
	*at = close + 1;
	return true;
}

/*
 * Can two signatures be of one type?  An array without a bound and a structure
 * without members (#) are those of an incomplete type.
 */
static bool same_type_p(const char *a, const char *b)
{
	size_t bound_a, bound_b, tag_a, tag_b;

	/* Tags of an older plugin; or a type that has no signature. */
	if (!*a || !*b || strchr(a, '?') || strchr(b, '?'))
		return true;
	while (*a == '[' && *b == '[') {
		const char *from_a = a, *from_b = b;

		if (!take_bound(&a, &bound_a) || !take_bound(&b, &bound_b))
			return true;
		if (bound_a && bound_b
		    && (bound_a != bound_b
			|| memcmp(from_a, from_b, bound_a + 1) != 0))
			return false;
	}
	if (!strcmp(a, b))
		return true;
	tag_a = strcspn(a, "#");
	tag_b = strcspn(b, "#");
	return (*a == 'S' || *a == 'U') && (!a[tag_a] || !b[tag_b])
	       && tag_a == tag_b && !memcmp(a, b, tag_a);
}

/* ---- comparison of a declaration with its definition ---- */

static void note_definition(const struct definition *definition,
			    const char *advice)
{
	struct place where = place_of_definition(definition);

	if (definition->record)
		report_note(&where, "the definition is here; %s", advice);
	else
		report_note(&where, "it is defined here, in section '%s'; %s",
			    definition->section, advice);
	report_end();
}

static bool check_storage(const struct record *declared,
			  const struct definition *definition)
{
	const char *name = declared->name->text;
	struct place where = place_of(declared);

	if (per_cpu_p(declared) == (definition->storage == PER_CPU))
		return false;
	if (!per_cpu_p(declared)) {
		if (report_begin(LINK_DECL, &where, name, "per-CPU variable "
				 "'%s' is declared as an ordinary variable",
				 name))
			note_definition(definition, "declare it with "
					"'DECLARE_PER_CPU', in a header that "
					"both include");
	} else if (report_begin(LINK_DECL, &where, name, "ordinary variable "
				"'%s' is declared as a per-CPU variable", name))
		note_definition(definition, "define it with 'DEFINE_PER_CPU', "
				"or declare it with 'extern'");
	return true;
}

static bool check_type(const struct record *declared,
		       const struct definition *definition)
{
	const struct record *record = definition->record;
	const char *name = declared->name->text;
	struct place where = place_of(declared);
	bool begun;

	if (same_type_p(declared->signature, record->signature))
		return false;
	if (strcmp(declared->type, record->type) != 0)
		begun = report_begin(LINK_DECL, &where, name,
				     "per-CPU variable '%s' is declared as '%s' "
				     "but defined as '%s'", name,
				     declared->type, record->type);
	else
		begun = report_begin(LINK_DECL, &where, name,
				     "type '%s' of per-CPU variable '%s' has "
				     "other members here, or elsewhere, than "
				     "where it is defined", declared->type, name);
	if (begun)
		note_definition(definition, "both take the type from one header");
	return true;
}

static bool check_size_and_align(const struct record *declared,
				 const struct definition *definition)
{
	const char *name = declared->name->text;
	struct place where = place_of(declared);
	const struct record *record = definition->record;

	if (declared->tag.size && definition->size
	    && declared->tag.size != definition->size) {
		if (report_begin(LINK_DECL, &where, name, "per-CPU variable "
				 "'%s' is declared with %llu bytes but defined "
				 "with %llu", name,
				 (unsigned long long)declared->tag.size,
				 (unsigned long long)definition->size))
			note_definition(definition,
					"both take the type from one header");
		return true;
	}
	if (!record || declared->tag.align <= record->tag.align)
		return false;
	if (report_begin(LINK_DECL, &where, name, "per-CPU variable '%s' is "
			 "declared with an alignment of %u bytes but defined "
			 "with %u", name, declared->tag.align,
			 record->tag.align))
		note_definition(definition, "DECLARE and DEFINE take the same "
				"ending");
	return true;
}

/*
 * In a Linux tree the sections of a module's units and of the kernel's differ: a
 * module has fewer.
 */
static bool sections_comparable_p(const struct record *a, const struct record *b)
{
	if (!*a->section || !*b->section)
		return false;
	return !((a->unit->flags | b->unit->flags) & PERCPU_TAGS_KERNEL)
	       || !((a->unit->flags ^ b->unit->flags) & PERCPU_TAGS_MODULE);
}

static bool check_section(const struct record *declared,
			  const struct definition *definition)
{
	const struct record *record = definition->record;
	const char *name = declared->name->text;
	struct place where = place_of(declared);

	if (!sections_comparable_p(declared, record)
	    || !strcmp(declared->section, record->section))
		return false;
	if (report_begin(LINK_DECL, &where, name, "per-CPU variable '%s' is "
			 "declared in section '%s' but defined in '%s'", name,
			 declared->section, record->section))
		note_definition(definition, "DECLARE and DEFINE take the same "
				"ending");
	return true;
}

static bool check_model(const struct record *declared,
			const struct definition *definition)
{
	const struct record *record = definition->record;
	const char *name = declared->name->text;
	struct place where = place_of(declared);

	if (declared->tag.model == record->tag.model
	    || declared->tag.model == PERCPU_MODEL_NONE
	    || record->tag.model == PERCPU_MODEL_NONE)
		return false;
	if (report_begin(LINK_DECL, &where, name, "per-CPU variable '%s' is "
			 "declared with a slot of model '%s' but defined with "
			 "one of '%s'", name,
			 tags_model_name(declared->tag.model),
			 tags_model_name(record->tag.model)))
		note_definition(definition, "all units are compiled with the "
				"same 'offset='");
	return true;
}

static void check_declaration(const struct record *declared,
			      const struct definition *definition)
{
	if (check_storage(declared, definition) || !per_cpu_p(declared))
		return;
	if (!definition->record) {
		check_size_and_align(declared, definition);
		return;
	}
	if (check_type(declared, definition)
	    || check_size_and_align(declared, definition)
	    || check_section(declared, definition))
		return;
	check_model(declared, definition);
}

/* ---- several declarations of what nobody defines ---- */

static void compare_declarations(const struct record *first,
				 const struct record *other)
{
	const char *name = first->name->text;
	struct place where = place_of(other), there = place_of(first);
	bool begun;

	if (per_cpu_p(first) != per_cpu_p(other))
		begun = report_begin(LINK_DECL, &where, name, "'%s' is declared "
				     "as %s variable here but as %s elsewhere",
				     name, per_cpu_p(other) ? "a per-CPU"
							    : "an ordinary",
				     per_cpu_p(first) ? "a per-CPU one"
						      : "an ordinary one");
	else if (per_cpu_p(first)
		 && !same_type_p(first->signature, other->signature))
		begun = report_begin(LINK_DECL, &where, name, "per-CPU variable "
				     "'%s' is declared as '%s' here but as '%s' "
				     "elsewhere", name, other->type, first->type);
	else
		return;
	if (!begun)
		return;
	report_note(&there, "the other declaration is here");
	report_end();
}

static void check_undefined(const struct name *name)
{
	for (const struct record *r = name->records; r; r = r->next) {
		const struct record *first = name->records;

		while (first != r && (!global_declaration_p(first)
				      || first->unit->domain != r->unit->domain))
			first = first->next;
		if (first != r && global_declaration_p(r))
			compare_declarations(first, r);
	}
}

/* ---- several definitions ---- */

/* Only exported ones collide: others are seen in their own module alone. */
static void check_doubles(const struct name *name)
{
	const struct definition *first = NULL;

	for (const struct definition *d = name->definitions; d; d = d->next) {
		struct place where, there;

		if (!d->domain->linked || !d->exported || !d->record)
			continue;
		if (!first || first->domain == d->domain) {
			first = first ? first : d;
			continue;
		}
		where = place_of_definition(d);
		there = place_of_definition(first);
		if (!report_begin(LINK_DECL, &where, name->text, "per-CPU "
				  "variable '%s' is exported by '%s' and by '%s'",
				  name->text, first->domain->name,
				  d->domain->name))
			continue;
		report_note(&there, "the other definition is here");
		report_end();
	}
}

/* ---- all ---- */

/* Only what other units see, and only names that somebody says is per-CPU. */
static bool interesting_p(const struct name *name)
{
	for (const struct record *r = name->records; r; r = r->next)
		if (per_cpu_p(r))
			return true;
	for (const struct definition *d = name->definitions; d; d = d->next)
		if (d->storage == PER_CPU)
			return true;
	return false;
}

static void check_name(const struct name *name)
{
	if (!name->definitions)
		check_undefined(name);
	for (const struct record *r = name->records; r; r = r->next) {
		const struct definition *definition;

		if (!global_declaration_p(r))
			continue;
		definition = definition_for(name, r);
		if (definition)
			check_declaration(r, definition);
	}
	check_doubles(name);
}

void check_declarations(void)
{
	for (const struct name *name = all_names; name; name = name->next)
		if (interesting_p(name))
			check_name(name);
}
