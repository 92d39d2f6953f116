/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Memory that is freed too early, too late or twice, when no path of one function shows it:
 * others reach the object meanwhile.  The table lifetime.def says which calls give an
 * object to others and take it away, and by which functions they reach it.
 *
 *	lifetime_member.c	what functions do with a member's memory
 *	lifetime_order.c	in which order, and to which objects
 *	lifetime_register.c	which functions others call
 *	lifetime_reach.c	freed when others still use it, made when they already do
 *	lifetime_destroy.c	freed again by the function that the device is destroyed with
 *	lifetime_drop.c		forgotten, by the functions for managed resources
 */
#include "lifetime.h"

static const life_entry entries[] = {
#define OF_CALL(act, f, arg, kind) { LIFE_##act, #f, NULL, NULL, NULL, arg, LIFE_##kind },
#define OF_MEMBER(act, f, type, field, kind) \
	{ LIFE_##act, f, #type, #field, NULL, 0, LIFE_##kind },
#define GIVES(f, arg, kind) OF_CALL (GIVES, f, arg, kind)
#define TAKES(f, arg, kind) OF_CALL (TAKES, f, arg, kind)
#define CREATES(f, arg) OF_CALL (CREATES, f, arg, NONE)
#define BELONGS(f, arg) OF_CALL (BELONGS, f, arg, NONE)
#define DROPS(f, arg) OF_CALL (DROPS, f, arg, NONE)
#define SERVES(type, field, kind) OF_MEMBER (SERVES, NULL, type, field, kind)
#define READS(f, type, field) OF_MEMBER (READS, #f, type, field, NONE)
#define DESTROYS(type, field, kind) OF_MEMBER (DESTROYS, NULL, type, field, kind)
#define SETS_UP(type, field, other) \
	{ LIFE_SETS_UP, NULL, #type, #field, #other, 0, LIFE_NONE },
#include "lifetime.def"
};

/* What the table says of the function that STMT calls; NULL: nothing of that kind. */
const life_entry *
life_of_call (const gimple *stmt, enum life_action action)
{
	const char *name = called_name (stmt);

	for (const life_entry &entry : entries)
		if (name && entry.action == action && entry.function
		    && !strcmp (entry.function, name)
		    && entry.arg < gimple_call_num_args (stmt))
			return &entry;
	return NULL;
}

/* The lines about members. */
void
life_lines (enum life_action action, enum life_kind kind, life_entries *out)
{
	for (const life_entry &entry : entries)
		if (entry.action == action && entry.kind == kind)
			out->safe_push (&entry);
}

/* May something be reported at WHERE, in F? */
bool
may_report_life (const flow_function *f, location_t where)
{
	return where != UNKNOWN_LOCATION && check_enabled_p (CHECK_alloc, where)
	       && !unchecked_p (f->node->decl);
}

/* The calls that the table names, by their functions' names. */
static void
collect_calls (const vec<flow_function *> &functions, vec<life_call> *calls)
{
	hash_set<tree> names;

	for (const life_entry &entry : entries)
		if (entry.function && entry.action != LIFE_READS)
			names.add (get_identifier (entry.function));
	for (flow_function *f : functions)
		for (cgraph_edge *e = f->node->callees; e; e = e->next_callee) {
			tree name = DECL_NAME (e->callee->decl);

			if (!name || !e->call_stmt || !names.contains (name)
			    || !gimple_bb (e->call_stmt))
				continue;
			for (int action = LIFE_GIVES; action <= LIFE_DROPS; action++) {
				const life_entry *entry = life_of_call (
					e->call_stmt, (enum life_action) action);

				if (entry)
					calls->safe_push ({ f, e->call_stmt, entry });
			}
		}
}

/* FUNCTIONS are those of the unit that have a body. */
void
check_lifetimes (const vec<flow_function *> &functions)
{
	auto_vec<life_call> calls;
	bool memory = false;

	for (const flow_function *f : functions)
		memory |= f->memory;
	if (!memory)
		return;
	collect_calls (functions, &calls);
	for (const life_call &call : calls) {
		push_cfun (call.f->fun);
		switch (call.entry->action) {
		case LIFE_GIVES:
			check_given (call, functions);
			check_destroyed (call, functions);
			break;
		case LIFE_TAKES:
			check_taken (call);
			break;
		case LIFE_DROPS:
			check_dropped (call);
			break;
		default:
			break;
		}
		pop_cfun ();
	}
}
