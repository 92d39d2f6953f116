/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the files of [percpu-cpus] offer each other. */
#ifndef PERCPU_CPUS_H
#define PERCPU_CPUS_H

#include "flow.h"
#include "index.h"

/* ---- cpus_use.c: which CPUs' copies a unit works on ---- */

/* Where the number of a CPU comes from; a mask. */
static const unsigned FROM_ONLINE = 1, FROM_POSSIBLE = 2, FROM_PRESENT = 4, /* a loop */
	FROM_MASK = 8,			/* one over another mask, or that counts */
	FROM_SELF = 16,			/* the CPU that runs the code */
	FROM_OTHER = 32,		/* anything else: a hotplug step, perhaps */
	FROM_NUMBERS = 64;		/* all below nr_cpu_ids */

/* for_each_online_cpu () and the like. */
struct cpu_loop {
	flow_function *f;
	gimple *next;			/* gives the next number: a call, or a PHI that counts */
	location_t where;
	gimple *question;		/* cpu_online () of the number, or NULL */
	unsigned source;
	tree limit;			/* counts up to what is kept there; or NULL_TREE */
	hash_set<basic_block> body;

	bool has_p (basic_block block) const
	{
		return block && const_cast<cpu_loop *> (this)->body.contains (block);
	}
	bool holds_p (const gimple *stmt) const { return has_p (gimple_bb (stmt)); }
};

/* The copy that one CPU has of an object. */
struct cpu_copy {
	flow_function *f;
	gimple *stmt;			/* reads the CPU's offset */
	tree object;			/* variable, or member that points to it; or NULL */
	tree allocation;		/* the new memory's name, if it is of this function */
	bool variable;			/* OBJECT is a per-CPU variable */
	tree pointer;			/* to the copy */
	unsigned sources;
	const cpu_loop *loop;		/* of the same function; NULL: none */
};

/* A call that is given the number of a CPU. */
struct cpu_call {
	flow_function *f;
	gcall *call;
	const cpu_loop *loop;
};

/* A CPU's number that was read from memory. */
struct kept_number {
	flow_function *f;
	gimple *stmt;			/* uses it */
	tree place;			/* variable or member */
};

struct cpus_of_unit {
	auto_vec<cpu_loop *> loops;
	auto_vec<cpu_copy> copies;
	auto_vec<cpu_call> calls;
	auto_vec<kept_number> kept_numbers;
	auto_vec<tree> allocated;	/* where new per-CPU memory is kept */

	~cpus_of_unit ();
};

void collect_cpus (flow_function *f, cpus_of_unit *unit);
unsigned number_sources (tree value, int depth = 0);
tree pointed_object (tree pointer, tree *allocation, bool *variable);
tree place_of (tree ref);
tree place_read (tree value);
bool nr_cpu_ids_read_p (tree value);
bool address_kept_p (gimple *stmt, tree place, bool copying);

/* What is known of a copy along with what is computed of it. */
class copy_values {
public:
	explicit copy_values (const cpu_copy &copy);
	/* Addresses within the copy. */
	bool pointer_p (tree value) { return m_pointers.contains (value); }
	/* What is read from it, and sums of that. */
	bool content_p (tree value) { return m_contents.contains (value); }
	const vec<tree> &pointers () const { return m_pointer_list; }
	const vec<tree> &contents () const { return m_content_list; }
	/* REF is within the copy. */
	bool within_p (tree ref);

private:
	void add (tree value, hash_set<tree> *set, vec<tree> *list);
	void add_pointer (tree value) { add (value, &m_pointers, &m_pointer_list); }
	void add_content (tree value) { add (value, &m_contents, &m_content_list); }
	void use_pointer (tree pointer, gimple *use);
	void use_content (tree content, gimple *use);
	void use_in_asm (gasm *use);
	void spill (tree variable);
	bool here_p (const gimple *stmt) const;

	const cpu_copy &m_copy;
	hash_set<tree> m_pointers, m_contents, m_spilled;
	auto_vec<tree> m_pointer_list, m_content_list;
};

/* ---- check_cpus.c ---- */

bool header_function_p (const flow_function *f);
bool calls_p (const flow_function *f, bool (*wanted) (const char *));
bool holds_hotplug_p (const char *name);
location_t loop_place (const cpu_loop *loop);
bool reported_loop_p (const cpu_loop *loop);

/* ---- cpus_numbers.c ---- */

void check_cpu_numbers (const cpus_of_unit &unit, const vec<flow_function *> &functions);

/* ---- cpus_parameter.c ---- */

bool asks_of_number_p (const gimple *stmt);
void check_parameters (const cpus_of_unit &unit, const vec<flow_function *> &functions);

/* ---- cpus_departed.c ---- */

void check_departed (const cpus_of_unit &unit, const vec<flow_function *> &functions);

#endif
