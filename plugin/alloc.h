/* SPDX-License-Identifier: GPL-2.0-or-later */
/* [percpu-alloc]: between flow_memory.c, which follows pointers, and check_alloc.c. */
#ifndef PERCPU_ALLOC_H
#define PERCPU_ALLOC_H

#include "flow.h"

/* What a function returns, unless it is NULL or an error: memory that it has made. */
struct memory_summary {
	bool percpu;
	auto_vec<HOST_WIDE_INT, 2> members;	/* which hold per-CPU memory */
};

enum error_kind { NO_QUESTION, ERROR_ONLY, ERROR_OR_NULL, ERROR_CODE };

/* ---- flow_memory.c ---- */

memory_object *object_at (flow_memory *memory, uint64_t base);
memory_value value_of (flow_memory *memory, tree value);
HOST_WIDE_INT moved (HOST_WIDE_INT offset, HOST_WIDE_INT by);
memory_value address_of (flow_memory *memory, tree reference);
bool kept_p (flow_memory *memory, const memory_object *object, uint64_t returned,
	     int depth = 0);
const memory_object *freed_container (flow_memory *memory, const memory_object *object);

/* ---- check_alloc.c ---- */

bool plain_allocation_p (const_tree callee);
bool managed_allocation_p (const_tree callee);
bool touches_p (const_tree callee);
int plain_free (const_tree callee);
bool leaves_alone_p (const_tree callee);
enum error_kind error_question (const_tree callee);
bool handles_p (gimple *call, unsigned n, HOST_WIDE_INT offset);
bool frees_p (gimple *call, unsigned n);
bool error_pointer_p (tree value);
const memory_summary *memory_made_by (tree decl);
void note_percpu_argument (flow_state *state, memory_object *object,
			   const memory_value &value, gimple *call, unsigned n);
void note_passed_member (const memory_object *object, gimple *call, unsigned n,
			 HOST_WIDE_INT member);
void note_free (flow_state *state, gimple *call, unsigned n, bool percpu);
void note_use (memory_object *object, gimple *stmt);
void note_error_question (flow_state *state, gimple *call);
void note_late_test (memory_object *object, tree value);
void start_alloc (flow_function *f);
void finish_alloc (bool all_paths);

/* ---- alloc_types.c ---- */

struct value_context;
bool freed_as_plain_p (const value_context &context);
bool alloc_misuse_p (tree value, const value_context &context);
bool report_alloc_misuse (location_t where, tree value, const value_context &context);
void advise_free (location_t where);

#endif
