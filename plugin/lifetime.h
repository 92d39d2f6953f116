/* SPDX-License-Identifier: GPL-2.0-or-later */
/* [percpu-alloc]: per-CPU memory of objects that functions share, from call to call. */
#ifndef PERCPU_LIFETIME_H
#define PERCPU_LIFETIME_H

#include "flow.h"
#include "index.h"

/* ---- lifetime.c: the table, and who looks at what it names ---- */

enum life_action {
	LIFE_GIVES, LIFE_TAKES, LIFE_SERVES, LIFE_READS, LIFE_DESTROYS, LIFE_CREATES,
	LIFE_BELONGS, LIFE_SETS_UP, LIFE_DROPS
};

/* What others can reach. */
enum life_kind { LIFE_NONE, LIFE_NETDEV, LIFE_DEVICE };

/* One line of lifetime.def. */
struct life_entry {
	enum life_action action;
	const char *function;
	const char *structure, *field;
	const char *other;	/* another member */
	unsigned arg;
	enum life_kind kind;
};

/* The same for both: lines about members. */
typedef auto_vec<const life_entry *, 4> life_entries;

const life_entry *life_of_call (const gimple *stmt, enum life_action action);
void life_lines (enum life_action action, enum life_kind kind, life_entries *out);

/* A call that the table says something of, and the function that it is in. */
struct life_call {
	flow_function *f;
	gimple *stmt;
	const life_entry *entry;
	tree argument () const { return gimple_call_arg (stmt, entry->arg); }
};

/* ---- lifetime_member.c: members that point to per-CPU memory ---- */

/* A pointer in a member. */
struct member_pointer {
	tree field;
	tree object;	/* the pointer by which the object is known */
	gimple *read;	/* what read it, if it was read */
};

/* Where a function does something with the memory of a member. */
struct member_deed {
	gimple *stmt;
	tree object;	/* that the member is of, a value of the function; or NULL_TREE */
};

bool member_at (tree reference, member_pointer *out);
bool freed_member (gimple *stmt, member_pointer *out);
bool member_set (gimple *stmt, member_pointer *out);
bool may_set_p (gimple *stmt, tree field);
bool stays_from_p (const member_pointer &member, flow_function *f);
function *paths_of (tree decl);
bool member_use (cgraph_node *node, tree field, member_deed *out);
bool member_free (cgraph_node *node, tree field, member_deed *out);
bool new_memory_p (tree value);

/* ---- lifetime_order.c: in which order a function does things, and to which objects ---- */

bool comes_before_p (gimple *first, gimple *second, function *fun);
bool leads_to_p (gimple *first, gimple *second, function *fun);
bool may_follow_p (gimple *first, gimple *second);
bool unavoidable_p (basic_block block, function *fun);
tree argument_of_part (tree value, gimple *call);
bool part_of_first_p (tree value, tree decl);
bool parameter_p (tree value);
tree owner_of_all (tree value);
bool belong_together_p (flow_values *values, tree a, tree b);
bool embedded_p (flow_values *values, tree part, tree object);

/* ---- lifetime_register.c: which functions others call ---- */

bool stored_in_p (cgraph_node *node, const life_entry *member);
tree set_up_beside (cgraph_node *node);
bool attribute_for_life_p (cgraph_node *node, const life_entry *member);

/* ---- lifetime_reach.c, lifetime_destroy.c, lifetime_drop.c: what is reported ---- */

bool may_report_life (const flow_function *f, location_t where);
void check_taken (const life_call &call);
void check_given (const life_call &call, const vec<flow_function *> &functions);
void check_destroyed (const life_call &call, const vec<flow_function *> &functions);
void check_dropped (const life_call &call);

#endif
