/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the files of [percpu-index] offer each other. */
#ifndef PERCPU_INDEX_H
#define PERCPU_INDEX_H

#include "plugin.h"

/* ---- check_index.c ---- */

void check_function_indices (function *fun);

/* ---- index_use.c: where a number is used as a CPU's ---- */

/* One use: STMT takes INDEX + ADDEND as a CPU number. */
struct index_use {
	gimple *stmt;
	tree index;		/* INTEGER_CST or SSA name */
	HOST_WIDE_INT addend;	/* from constant parts of an address */
	unsigned elements;	/* of the table, 0: unknown */
	bool large_means_any;	/* WORK_CPU_UNBOUND is no CPU's number */
};

/* An address PTR + (INDEX + ADDEND) * STRIDE. */
struct element_address {
	tree base;
	tree index;		/* NULL_TREE: only the addend */
	HOST_WIDE_INT addend;
	HOST_WIDE_INT stride;	/* 0: no multiplication seen */
};

unsigned offset_table_elements (void);
void find_index_uses (gimple *stmt, vec<index_use> *uses);
void note_without_index_uses (const_tree function);
bool without_index_uses_p (const_tree function);
bool split_element_address (tree pointer, HOST_WIDE_INT stride,
			    struct element_address *out);

/* ---- index_count.c: counts of CPUs, and numbers made from them ---- */

enum dense_kind {
	DENSE_NOT, DENSE_COUNTER, DENSE_BOUNDED, DENSE_HASH, DENSE_COUNT
};

struct dense_number {
	enum dense_kind kind;
	const char *count;	/* "num_online_cpus" */
	tree value;		/* the SSA name that is the counter, hash or count */
	location_t where;	/* of the bound or the division, or unknown */
};

/* Masks of the kernel. */
enum mask_kind { MASK_ONLINE, MASK_POSSIBLE, MASK_PRESENT, MASK_ACTIVE };

int system_mask (tree value);
tree number_origin (tree value);
gcall *call_that_gave (tree value);
const char *called_name (const gimple *stmt);
bool argument_is (const gcall *call, unsigned n, tree origin);
const char *cpu_count_name (tree value);
bool dense_number_p (const index_use &use, struct dense_number *out);
bool counts_from_p (tree value, tree *start, bool *upwards,
		    vec<gimple *> *steps);
bool past_limit_p (const index_use &use, location_t *where);
bool counted_array_p (gimple *stmt, tree *index, const char **count,
		      gimple **allocation);

#endif
