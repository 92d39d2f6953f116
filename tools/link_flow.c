// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The functions of all units, by what they are called: which one a name means, and
 * what other units say of it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"

#define NR_BUCKETS 65536

static struct flow_name *buckets[NR_BUCKETS];

/* TEXT is kept: the same text is at the same place. */
struct flow_name *find_flow_name(const struct unit *unit, const char *text)
{
	struct flow_name **bucket = &buckets[((uintptr_t)text >> 4) % NR_BUCKETS];
	struct flow_name *name;

	for (name = *bucket; name; name = name->next)
		if (name->text == text && name->kind == unit->kind)
			return name;
	name = allocate(sizeof(*name));
	name->text = text;
	name->kind = unit->kind;
	name->last_member = &name->members;
	name->next = *bucket;
	*bucket = name;
	return name;
}

/* ---- which function is meant ---- */

static int by_name(const void *a, const void *b)
{
	const struct flow_function *left = a, *right = b;

	if (left->name != right->name)
		return (uintptr_t)left->name < (uintptr_t)right->name ? -1 : 1;
	return (int)(right->flags & PERCPU_FUNCTION_DEFINED)
	       - (int)(left->flags & PERCPU_FUNCTION_DEFINED);
}

struct flow_function *own_function(const struct unit *unit,
					  const char *name)
{
	size_t low = 0, high = unit->flow->nr_functions;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if ((uintptr_t)unit->flow->functions[middle].name
		    < (uintptr_t)name)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == unit->flow->nr_functions)
		return NULL;
	struct flow_function *f = &unit->flow->functions[low];

	return f->name == name && (f->flags & (PERCPU_FUNCTION_DEFINED
					       | PERCPU_FUNCTION_ALIAS))
	       ? f : NULL;
}

/* Of those in DOMAIN, or outside of it; a weak one yields.  NULL: none, or several. */
static struct flow_function *global_function(const struct flow_name *name,
					     const struct domain *domain,
					     bool inside)
{
	struct flow_function *found[2] = { NULL, NULL };
	unsigned number[2] = { 0, 0 };

	for (struct flow_function *f = name->functions; f; f = f->next) {
		bool weak = f->flags & PERCPU_FUNCTION_WEAK;

		if ((f->unit->domain == domain) != inside)
			continue;
		found[weak] = f;
		number[weak]++;
	}
	if (number[0])
		return number[0] == 1 ? found[0] : NULL;
	return number[1] == 1 ? found[1] : NULL;
}

struct flow_function *resolve_function(const struct unit *unit, const char *text)
{
	for (int i = 0; i < 5; i++) {
		struct flow_function *f = own_function(unit, text);

		if (!f || (f->flags & PERCPU_FUNCTION_WEAK)) {
			const struct flow_name *name = find_flow_name(unit, text);

			f = global_function(name, unit->domain, true);
			if (!f)
				f = global_function(name, unit->domain, false);
		}
		if (!f || !(f->flags & PERCPU_FUNCTION_ALIAS))
			return f;
		unit = f->unit;
		text = f->alias;
	}
	return NULL;
}

/* ---- what the units say ---- */

static void note_unit(struct unit *unit)
{
	struct flow_unit *flow = unit->flow;

	if (!flow)
		return;
	if (flow->nr_functions)
		qsort(flow->functions, flow->nr_functions,
		      sizeof(*flow->functions), by_name);
	for (unsigned i = 0; i < flow->nr_functions; i++) {
		struct flow_function *f = &flow->functions[i];
		struct flow_name *name = find_flow_name(unit, f->name);

		f->silent = f->flags & PERCPU_FUNCTION_SILENT;
		if ((f->flags & PERCPU_FUNCTION_LOCAL)
		    || !(f->flags & (PERCPU_FUNCTION_DEFINED
				     | PERCPU_FUNCTION_ALIAS)))
			continue;
		f->next = name->functions;
		name->functions = f;
	}
	for (unsigned i = 0; i < flow->nr_members; i++) {
		struct flow_name *name = find_flow_name(unit, flow->members[i].member);

		*name->last_member = &flow->members[i];
		name->last_member = &flow->members[i].next;
	}
}

/* Another unit, or another name, says where a function runs. */
static void note_foreign_contexts(struct unit *unit)
{
	for (unsigned i = 0; unit->flow && i < unit->flow->nr_functions; i++) {
		const struct flow_function *said = &unit->flow->functions[i];
		struct flow_function *f;

		if ((said->flags & PERCPU_FUNCTION_DEFINED)
		    || !(said->flags & (PERCPU_FUNCTION_PROCESS
					| PERCPU_FUNCTION_PINNED)))
			continue;
		f = resolve_function(unit, said->name);
		if (!f || (f->flags & PERCPU_FUNCTION_PROCESS))
			continue;
		f->flags |= said->flags & (PERCPU_FUNCTION_PROCESS
					   | PERCPU_FUNCTION_PINNED);
		f->reason = said->reason;
		f->registered = said->registered;
		f->elsewhere = true;
	}
}

void join_functions(void)
{
	each_unit(note_unit);
	each_unit(note_foreign_contexts);
}
