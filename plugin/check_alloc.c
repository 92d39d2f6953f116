/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-alloc]: per-CPU memory that nobody frees, that is freed twice or used when it
 * was freed, whose allocation may have failed, or that is freed as what it is not.
 *
 * flow_memory.c follows the pointers along the paths of a function; what is wrong with
 * them is decided here, and what functions do with them that are called.
 */
#include "alloc.h"

/* ---- functions that are called ---- */

enum alloc_kind { KIND_FREES, KIND_FREES_AROUND, KIND_ALONE, KIND_MANAGED, KIND_MANAGED_PLAIN };

struct alloc_name {
	const char *name;
	enum alloc_kind kind;
	int argument, at;	/* what is freed; -1: nothing */
};

static const alloc_name alloc_names[] = {
#define FREES_PLAIN(name, arg) { #name, KIND_FREES, arg, -1 },
#define FREES_AROUND(name, arg, at) { #name, KIND_FREES_AROUND, arg, at },
#define MANAGED(name) { #name, KIND_MANAGED, -1, -1 },
#define MANAGED_PLAIN(name) { #name, KIND_MANAGED_PLAIN, -1, -1 },
#define LEAVES_ALONE(name) { #name, KIND_ALONE, -1, -1 },
#include "alloc.def"
};

static const char *
name_of (const_tree callee)
{
	return DECL_NAME (callee) ? IDENTIFIER_POINTER (DECL_NAME (callee)) : "";
}

static const alloc_name *
find_alloc_name (const_tree callee)
{
	for (const alloc_name &known : alloc_names)
		if (!strcmp (name_of (callee), known.name))
			return &known;
	return NULL;
}

/* The argument that CALLEE frees; -1: none. */
int
plain_free (const_tree callee)
{
	const alloc_name *known = find_alloc_name (callee);

	return known ? known->argument : -1;
}

static bool
of_kind_p (const_tree callee, enum alloc_kind kind)
{
	const alloc_name *known = find_alloc_name (callee);

	return known && known->kind == kind;
}

/* Memory of a device's, which is freed with the device. */
bool
managed_allocation_p (const_tree callee)
{
	return of_kind_p (callee, KIND_MANAGED);
}

/* What holds pointers to memory that others have to free, whoever frees it itself. */
bool
plain_allocation_p (const_tree callee)
{
	if (of_kind_p (callee, KIND_MANAGED_PLAIN))
		return true;
	return DECL_IS_MALLOC (callee) && !listed_as_p (callee, ACT_ALLOCATES)
	       && !strstr (name_of (callee), "devm") && !strstr (name_of (callee), "percpu");
}

/* Nothing that is given to CALLEE is freed, kept or changed in what it points to. */
bool
leaves_alone_p (const_tree callee)
{
	return fndecl_built_in_p (callee) || of_kind_p (callee, KIND_ALONE)
	       || plain_free (callee) >= 0
	       || (stdarg_p (TREE_TYPE (callee)) && strstr (name_of (callee), "print"))
	       || listed_as_p (callee, ACT_ENTER) || listed_as_p (callee, ACT_LEAVE)
	       || listed_as_p (callee, ACT_NEEDS_CPU) || listed_as_p (callee, ACT_ASSERTS_HELD);
}

/* Does CALLEE read or write what it gets a pointer to, and no more than that? */
bool
touches_p (const_tree callee)
{
	if (of_kind_p (callee, KIND_ALONE))
		return true;
	if (!fndecl_built_in_p (callee, BUILT_IN_NORMAL))
		return false;
	switch (DECL_FUNCTION_CODE (callee)) {
	case BUILT_IN_MEMCPY:
	case BUILT_IN_MEMMOVE:
	case BUILT_IN_MEMSET:
	case BUILT_IN_MEMCMP:
		return true;
	default:
		return false;
	}
}

enum error_kind
error_question (const_tree callee)
{
	const char *name = name_of (callee);

	if (!strcmp (name, "IS_ERR"))
		return ERROR_ONLY;
	if (!strcmp (name, "IS_ERR_OR_NULL"))
		return ERROR_OR_NULL;
	if (!strcmp (name, "PTR_ERR") || !strcmp (name, "PTR_ERR_OR_ZERO"))
		return ERROR_CODE;
	return NO_QUESTION;
}

static function *
body_of (tree callee)
{
	function *fun = callee ? DECL_STRUCT_FUNCTION (callee) : NULL;

	return fun && fun->cfg && gimple_in_ssa_p (fun) ? fun : NULL;
}

/* The name that argument N of CALLEE has at its begin; NULL_TREE: it is not used. */
static tree
parameter_name (tree callee, unsigned n)
{
	tree parm = DECL_ARGUMENTS (callee);

	while (parm && n-- > 0)
		parm = DECL_CHAIN (parm);
	return parm ? ssa_default_def (DECL_STRUCT_FUNCTION (callee), parm) : NULL_TREE;
}

/* Inline functions of headers know of no other type than that of their parameters. */
static bool
library_p (const_tree callee)
{
	return DECL_DECLARED_INLINE_P (callee)
	       && strcmp (DECL_SOURCE_FILE (callee), main_input_filename) != 0;
}

/* What happens to per-CPU memory that is an argument. */
enum effect { EFFECT_NONE, EFFECT_FREES, EFFECT_UNKNOWN };

static enum effect name_effect (tree name, int depth);

struct derived_name {
	tree name;
	HOST_WIDE_INT offset;
};

/* Is parameter N of CALLEE a pointer to a constant structure? */
static bool
reads_only_p (const_tree callee, unsigned n)
{
	tree args = TYPE_ARG_TYPES (TREE_TYPE (callee));

	while (args && n-- > 0)
		args = TREE_CHAIN (args);
	return args && POINTER_TYPE_P (TREE_VALUE (args))
	       && RECORD_OR_UNION_TYPE_P (TREE_TYPE (TREE_VALUE (args)))
	       && TYPE_READONLY (TREE_TYPE (TREE_VALUE (args)));
}

static bool name_handled_p (tree name, HOST_WIDE_INT member, int depth);

/* Does CALL, which gets NAME, free or change what is OFFSET bytes on? */
static bool
call_handles_p (gimple *call, unsigned n, HOST_WIDE_INT offset, int depth)
{
	tree callee = gimple_call_fndecl (call);
	tree type = TREE_TYPE (TREE_TYPE (gimple_call_arg (call, n)));
	tree name;

	if (callee && listed_as_p (callee, ACT_FREES))
		return true;
	if (callee && leaves_alone_p (callee))
		return plain_free (callee) == (int) n;
	if (body_of (callee) && !library_p (callee)) {
		if (depth > 6 || stdarg_p (TREE_TYPE (callee)))
			return true;
		name = parameter_name (callee, n);
		return name && name_handled_p (name, offset, depth + 1);
	}
	if (callee && reads_only_p (callee, n))
		return false;
	/* What is told only of another part of an object does not know of this one. */
	if (!type || VOID_TYPE_P (type) || !TYPE_SIZE_UNIT (type)
	    || !tree_fits_shwi_p (TYPE_SIZE_UNIT (type)) || !RECORD_OR_UNION_TYPE_P (type))
		return offset >= 0 && (!type || VOID_TYPE_P (type)
				       || RECORD_OR_UNION_TYPE_P (type));
	return offset >= 0 && offset < tree_to_shwi (TYPE_SIZE_UNIT (type));
}

/* May the argument N of CALL be what the callee frees or changes, OFFSET bytes on? */
bool
handles_p (gimple *call, unsigned n, HOST_WIDE_INT offset)
{
	if (!POINTER_TYPE_P (TREE_TYPE (gimple_call_arg (call, n))))
		return true;
	return call_handles_p (call, n, offset, 0);
}

/* Does REFERENCE go through NAME, and to what MEMBER bytes on?  *PLACE: where. */
static bool
reference_through_p (tree reference, tree name, HOST_WIDE_INT *place)
{
	poly_int64 offset;
	tree base = get_addr_base_and_unit_offset (reference, &offset);
	const bool exact = base && offset.is_constant (place);

	if (!base)
		base = get_base_address (reference);
	if (!base || TREE_CODE (base) != MEM_REF || TREE_OPERAND (base, 0) != name)
		return false;
	*place = exact ? *place + tree_to_shwi (TREE_OPERAND (base, 1)) : HOST_WIDE_INT_MIN;
	return true;
}

/* What STMT, a use of FROM, does.  False: MEMBER may be changed or freed by it. */
static bool
harmless_use_p (gimple *stmt, const derived_name &from, HOST_WIDE_INT member, int depth,
		auto_vec<derived_name, 8> *work)
{
	HOST_WIDE_INT place;

	if (is_gimple_debug (stmt) || gimple_code (stmt) == GIMPLE_COND)
		return true;
	if (is_gimple_call (stmt)) {
		for (unsigned i = 0; i < gimple_call_num_args (stmt); i++) {
			tree argument = gimple_call_arg (stmt, i);
			bool passed = argument == from.name;

			place = 0;
			if (TREE_CODE (argument) == ADDR_EXPR)
				passed = reference_through_p (TREE_OPERAND (argument, 0),
							      from.name, &place);
			if (!passed)
				continue;
			if (place == HOST_WIDE_INT_MIN
			    || !POINTER_TYPE_P (TREE_TYPE (argument))
			    || call_handles_p (stmt, i, member - from.offset - place,
					       depth))
				return false;
		}
		return true;
	}
	if (gimple_code (stmt) == GIMPLE_PHI) {
		work->safe_push ({ gimple_phi_result (stmt), from.offset });
		return true;
	}
	if (!is_gimple_assign (stmt))
		return false;

	tree lhs = gimple_assign_lhs (stmt), rhs = gimple_assign_rhs1 (stmt);
	const tree_code code = gimple_assign_rhs_code (stmt);

	if (TREE_CODE (lhs) == SSA_NAME
	    && (gimple_assign_cast_p (stmt) || gimple_assign_ssa_name_copy_p (stmt)))
		work->safe_push ({ lhs, from.offset });
	else if (code == POINTER_PLUS_EXPR && tree_fits_shwi_p (gimple_assign_rhs2 (stmt)))
		work->safe_push ({ lhs, from.offset
				   + tree_to_shwi (gimple_assign_rhs2 (stmt)) });
	else if (TREE_CODE_CLASS (code) == tcc_comparison)
		return true;
	else if (code == ADDR_EXPR) {
		if (TREE_CODE (lhs) != SSA_NAME
		    || !reference_through_p (TREE_OPERAND (rhs, 0), from.name, &place))
			return TREE_CODE (lhs) != SSA_NAME;	/* stored */
		if (place == HOST_WIDE_INT_MIN)
			return false;
		work->safe_push ({ lhs, from.offset + place });
	} else if (gimple_assign_single_p (stmt)) {
		/* A load or a store by it, or of it. */
		for (int i = 0; i < 2; i++) {
			tree reference = i ? lhs : rhs;

			if (!reference_through_p (reference, from.name, &place))
				continue;
			if (place == HOST_WIDE_INT_MIN
			    || AGGREGATE_TYPE_P (TREE_TYPE (reference)))
				return false;
			if (from.offset + place == member
			    && (i || name_effect (lhs, depth) != EFFECT_NONE))
				return false;
		}
	} else
		return false;
	return true;
}

static bool
name_handled_p (tree name, HOST_WIDE_INT member, int depth)
{
	auto_vec<derived_name, 8> work;
	hash_set<tree> seen;

	work.safe_push ({ name, 0 });
	while (!work.is_empty ()) {
		const derived_name next = work.pop ();
		imm_use_iterator uses;
		use_operand_p use;

		if (seen.add (next.name))
			continue;
		if (seen.elements () > 100)
			return true;
		FOR_EACH_IMM_USE_FAST (use, uses, next.name)
			if (!harmless_use_p (USE_STMT (use), next, member, depth, &work))
				return true;
	}
	return false;
}

static enum effect argument_effect (gimple *call, unsigned n, int depth);

/* What the statements behind NAME do with it. */
static enum effect
name_effect (tree name, int depth)
{
	imm_use_iterator uses;
	use_operand_p use;
	enum effect effect = EFFECT_NONE;

	FOR_EACH_IMM_USE_FAST (use, uses, name) {
		gimple *stmt = USE_STMT (use);
		enum effect here = EFFECT_UNKNOWN;

		if (is_gimple_debug (stmt) || gimple_code (stmt) == GIMPLE_ASM
		    || (is_gimple_assign (stmt) && gimple_assign_load_p (stmt)))
			here = EFFECT_NONE;
		else if (is_gimple_assign (stmt)
			 && TREE_CODE (gimple_assign_lhs (stmt)) == SSA_NAME
			 && (gimple_assign_cast_p (stmt)
			     || gimple_assign_ssa_name_copy_p (stmt)
			     || gimple_assign_rhs_code (stmt) == ADDR_EXPR))
			here = depth < 20 ? name_effect (gimple_assign_lhs (stmt), depth + 1)
					  : EFFECT_UNKNOWN;
		else if (is_gimple_call (stmt))
			for (unsigned i = 0; i < gimple_call_num_args (stmt); i++)
				if (gimple_call_arg (stmt, i) == name)
					here = argument_effect (stmt, i, depth + 1);
		if (here == EFFECT_UNKNOWN || (effect == EFFECT_FREES && here))
			return EFFECT_UNKNOWN;
		if (here == EFFECT_FREES)
			effect = here;
	}
	return effect;
}

static enum effect
argument_effect (gimple *call, unsigned n, int depth)
{
	tree callee = gimple_call_fndecl (call);
	function *fun = body_of (callee);
	enum effect effect;
	tree name;

	if (callee && listed_as_p (callee, ACT_FREES))
		return n == 0 ? EFFECT_FREES : EFFECT_UNKNOWN;
	if (callee && leaves_alone_p (callee))
		return plain_free (callee) == (int) n ? EFFECT_UNKNOWN : EFFECT_NONE;
	if (!fun || depth > 6 || stdarg_p (TREE_TYPE (callee)))
		return EFFECT_UNKNOWN;
	name = parameter_name (callee, n);
	effect = name ? name_effect (name, depth + 1) : EFFECT_NONE;
	/* Only without a condition it is certain. */
	if (effect == EFFECT_FREES
	    && n_basic_blocks_for_fn (fun) != NUM_FIXED_BLOCKS + 1)
		return EFFECT_UNKNOWN;
	return effect;
}

/* Does the callee certainly free per-CPU memory, its argument N? */
bool
frees_p (gimple *call, unsigned n)
{
	return argument_effect (call, n, 0) == EFFECT_FREES;
}

/* A statement that leaves all pointers in memory as they are. */
static bool
keeps_pointers_p (gimple *stmt)
{
	tree callee = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;

	return !gimple_vdef (stmt)
	       || (callee && (listed_as_p (callee, ACT_FREES) || leaves_alone_p (callee)));
}

/* Does the callee certainly free what its argument N has MEMBER bytes on when it is called? */
static bool
frees_member_p (gimple *call, unsigned n, HOST_WIDE_INT member)
{
	tree callee = gimple_call_fndecl (call);
	function *fun = body_of (callee);
	tree name;

	if (!fun || stdarg_p (TREE_TYPE (callee))
	    || n_basic_blocks_for_fn (fun) != NUM_FIXED_BLOCKS + 1)
		return false;
	name = parameter_name (callee, n);
	for (gimple_stmt_iterator at
		     = gsi_start_bb (single_succ (ENTRY_BLOCK_PTR_FOR_FN (fun)));
	     name && !gsi_end_p (at); gsi_next (&at)) {
		gimple *stmt = gsi_stmt (at);
		HOST_WIDE_INT place;

		if (!keeps_pointers_p (stmt))
			return false;
		if (is_gimple_assign (stmt) && gimple_assign_load_p (stmt)
		    && TREE_CODE (gimple_assign_lhs (stmt)) == SSA_NAME
		    && reference_through_p (gimple_assign_rhs1 (stmt), name, &place)
		    && place == member
		    && name_effect (gimple_assign_lhs (stmt), 0) == EFFECT_FREES)
			return true;
	}
	return false;
}

/* ---- what functions of the unit make ---- */

static hash_map<tree, memory_summary *> *summaries;

/* What F is found to return; SPOILED: not always the same. */
static memory_summary *found;
static bool spoiled;
static flow_function *current;

/* Reports of the function, by the statement that made or freed the memory. */
enum report_kind { REPORT_LOST, REPORT_TWICE, REPORT_USED, REPORT_UNCHECKED, NR_KINDS };
static hash_set<gimple *> *reported[NR_KINDS];

const memory_summary *
memory_made_by (tree decl)
{
	memory_summary **summary = summaries ? summaries->get (decl) : NULL;

	return summary ? *summary : NULL;
}

/* Is there per-CPU memory for F to allocate or to free? */
bool
memory_matters_p (const flow_function *f)
{
	for (cgraph_edge *e = f->node->callees; e; e = e->next_callee)
		if (listed_as_p (e->callee->decl, ACT_ALLOCATES)
		    || listed_as_p (e->callee->decl, ACT_FREES)
		    || managed_allocation_p (e->callee->decl)
		    || memory_made_by (e->callee->decl))
			return true;
	return false;
}

void
forget_memory (void)
{
	if (summaries)
		for (auto i : *summaries)
			delete i.second;
	delete summaries;
	summaries = NULL;
}

void
start_alloc (flow_function *f)
{
	current = f;
	found = NULL;
	spoiled = false;
	for (hash_set<gimple *> *&set : reported)
		set = new hash_set<gimple *>;
}

void
finish_alloc (bool all_paths)
{
	for (hash_set<gimple *> *&set : reported) {
		delete set;
		set = NULL;
	}
	if (dump_file)
		fprintf (dump_file, "  memory of %s: %s%s%s\n", current->node->name (),
			 !all_paths ? "given up" : !found ? "makes none"
			 : found->percpu ? "makes per-CPU memory" : "makes an object",
			 found && !found->percpu ? " with per-CPU memory" : "",
			 spoiled ? ", not always" : "");
	if (!found || spoiled || !all_paths) {
		delete found;
		return;
	}
	if (!summaries)
		summaries = new hash_map<tree, memory_summary *>;
	summaries->put (current->node->decl, found);
}

static bool
offset_less_p (const HOST_WIDE_INT &a, const HOST_WIDE_INT &b)
{
	return a < b;
}

/* The members of CONTAINER that have memory that was made here. */
static void
collect_members (flow_memory *memory, const memory_object *container,
		 memory_summary *summary)
{
	for (const memory_cell &cell : memory->cells) {
		const memory_object *object = object_at (memory, cell.value.base);

		if (cell.base == container->base && object && object->percpu
		    && object->made && object->nonnull && !object->escaped
		    && !object->freed && !object->doubted && cell.value.offset == 0)
			summary->members.safe_insert (
				summary->members.lower_bound (cell.offset, offset_less_p),
				cell.offset);
	}
}

static bool
same_p (const memory_summary *a, const memory_summary *b)
{
	if (a->percpu != b->percpu || a->members.length () != b->members.length ())
		return false;
	for (unsigned i = 0; i < a->members.length (); i++)
		if (a->members[i] != b->members[i])
			return false;
	return true;
}

/* Is VALUE, of a pointer type, an error code? */
bool
error_pointer_p (tree value)
{
	gimple *stmt;

	value = looked_through (value);
	if (TREE_CODE (value) == INTEGER_CST)
		return true;
	stmt = TREE_CODE (value) == SSA_NAME ? SSA_NAME_DEF_STMT (value) : NULL;
	return stmt && is_gimple_call (stmt) && gimple_call_fndecl (stmt)
	       && (!strcmp (name_of (gimple_call_fndecl (stmt)), "ERR_PTR")
		   || !strcmp (name_of (gimple_call_fndecl (stmt)), "ERR_CAST"));
}

/* The value of the PHIs that hand on what is returned is that of this path. */
static void
summarize_return (flow_memory *memory, tree value, const memory_value &returned,
		  const memory_object *object)
{
	memory_summary *summary;

	if (spoiled || error_pointer_p (value) || returned.base == 1
	    || (object && object->null))
		return;
	if (!object) {
		/* An error code that came by a PHI is a name of its own. */
		tree name = (returned.base & 3) == 0 && returned.base
			    ? ssa_name (returned.base >> 2) : NULL_TREE;

		spoiled = !name || !error_pointer_p (name);
		return;
	}
	if (!object->made || object->escaped || object->freed || object->doubted
	    || returned.offset != 0 || returned.translated) {
		spoiled = true;
		return;
	}
	summary = new memory_summary ();
	summary->percpu = object->percpu;
	if (!object->percpu)
		collect_members (memory, object, summary);
	if (!found && (summary->percpu || !summary->members.is_empty ()))
		found = summary;
	else {
		spoiled = !found || !same_p (found, summary);
		delete summary;
	}
}

/* ---- reports ---- */

/* What the programmer wrote for STMT. */
static const char *
call_name (gimple *stmt)
{
	const char *macro = macro_at (gimple_location (stmt));
	tree callee = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;

	return macro ? macro : callee ? name_of (callee) : "asm";
}

static bool
may_report (location_t where, report_kind kind, gimple *about)
{
	return where != UNKNOWN_LOCATION && check_enabled_p (CHECK_alloc, where)
	       && !unchecked_p (current->node->decl)
	       && !reported[kind]->add (about);
}

static void
report_lost (flow_memory *memory, const memory_object *object, location_t at)
{
	const memory_object *container = freed_container (memory, object);
	location_t where = report_place (at);
	rich_location richloc (line_table, where);

	if (!may_report (where, REPORT_LOST, object->made)
	    || !percpu_report (CHECK_alloc, &richloc, where,
			       "this path returns and loses the per-CPU memory that %qs "
			       "allocated", call_name (object->made)))
		return;
	inform (report_place (object->made_at), "it was allocated here");
	if (container)
		inform (report_place (gimple_location (container->freed)),
			"the pointer to it is gone with what %qs frees here",
			call_name (container->freed));
}

static void
report_twice (const memory_object *object, gimple *call)
{
	location_t where = report_place (gimple_location (call));
	rich_location richloc (line_table, where);

	if (may_report (where, REPORT_TWICE, call)
	    && percpu_report (CHECK_alloc, &richloc, where,
			      "%qs frees per-CPU memory that was freed before",
			      call_name (call)))
		inform (report_place (gimple_location (object->freed)),
			"it was freed here");
}

/* CALL gets an object by its argument N, with a pointer MEMBER bytes on to OBJECT. */
void
note_passed_member (const memory_object *object, gimple *call, unsigned n,
		    HOST_WIDE_INT member)
{
	if (object->percpu && object->freed && !object->null && !object->doubted
	    && frees_member_p (call, n, member))
		report_twice (object, call);
}

static void
report_used (const memory_object *object, gimple *stmt)
{
	location_t where = report_place (gimple_location (stmt));
	rich_location richloc (line_table, where);

	if (may_report (where, REPORT_USED, object->freed)
	    && percpu_report (CHECK_alloc, &richloc, where,
			      "per-CPU memory is used after %qs has freed it",
			      call_name (object->freed)))
		inform (report_place (gimple_location (object->freed)),
			"it was freed here");
}

static void
report_unchecked (const memory_object *object, gimple *stmt)
{
	location_t where = report_place (gimple_location (stmt));
	rich_location richloc (line_table, where);

	if (may_report (where, REPORT_UNCHECKED, object->made)
	    && percpu_report (CHECK_alloc, &richloc, where,
			      "the per-CPU memory is used, but %qs may have failed: "
			      "nothing has tested its result for NULL",
			      call_name (object->made)))
		inform (report_place (object->made_at), "it was allocated here");
}

static void
report_late (const memory_object *object, location_t at)
{
	location_t where = report_place (at);
	rich_location richloc (line_table, where);

	if (may_report (where, REPORT_UNCHECKED, object->made)
	    && percpu_report (CHECK_alloc, &richloc, where,
			      "what is tested for NULL is a translated pointer, which is not "
			      "NULL when %qs has failed",
			      call_name (object->made)))
		inform (report_place (object->made_at), "it was allocated here");
}

static void
report_mixed (const memory_object *object, gimple *call)
{
	location_t where = report_place (gimple_location (call));
	rich_location richloc (line_table, where);

	if (!may_report (where, REPORT_TWICE, call))
		return;
	if (object->managed
	    ? percpu_report (CHECK_alloc, &richloc, where,
			     "%qs is given what %qs allocated, which is freed with the "
			     "device", call_name (call), call_name (object->made))
	    : object->percpu
	    ? percpu_report (CHECK_alloc, &richloc, where,
			     "%qs is given per-CPU memory; %<free_percpu%> frees what %qs "
			     "allocated", call_name (call), call_name (object->made))
	    : percpu_report (CHECK_alloc, &richloc, where,
			     "%qs is given ordinary memory, which %qs allocated",
			     call_name (call), call_name (object->made)))
		inform (report_place (object->made_at), "it was allocated here");
}

/* Code that boots has nothing to fall back to; some of it stays for memory hotplug. */
static bool
boot_code_p (void)
{
	const char *section = DECL_SECTION_NAME (current->node->decl);

	return current->boots || (section && startswith (section, ".meminit"));
}

/* May the allocation of OBJECT have failed, and the code not know? */
static bool
unchecked_object_p (const memory_object *object)
{
	return object->made && !object->made_in && !object->null && !object->nonnull
	       && !object->asked && !object->doubted && !boot_code_p ();
}

void
note_use (memory_object *object, gimple *stmt)
{
	if (object->null || object->doubted)
		return;
	if (object->freed)
		report_used (object, stmt);
	else if (unchecked_object_p (object))
		report_unchecked (object, stmt);
	object->asked = true;
}

/* The statement that translated what NAME is computed of; NULL: not found. */
static gimple *
translation_of (tree name)
{
	for (int i = 0; i < 20 && TREE_CODE (name) == SSA_NAME; i++) {
		gimple *stmt = SSA_NAME_DEF_STMT (name);

		if (gimple_code (stmt) == GIMPLE_ASM)
			return stmt;
		if (!is_gimple_assign (stmt) || gimple_assign_load_p (stmt))
			return NULL;
		name = gimple_assign_rhs1 (stmt);
		if (gimple_assign_rhs_code (stmt) == PLUS_EXPR)
			return TREE_CODE (name) == SSA_NAME
			       && gimple_code (SSA_NAME_DEF_STMT (name)) == GIMPLE_ASM
			       ? SSA_NAME_DEF_STMT (name) : stmt;
	}
	return NULL;
}

/* VALUE, a translated pointer, is compared with NULL. */
void
note_late_test (memory_object *object, tree value)
{
	gimple *translation = translation_of (value);

	if (translation && object->percpu && !object->freed && unchecked_object_p (object))
		report_late (object, gimple_location (translation));
	object->asked = true;
}

void
note_percpu_argument (flow_state *state, memory_object *object,
		      const memory_value &value, gimple *call, unsigned n)
{
	tree callee = gimple_call_fndecl (call);

	if (value.translated) {
		note_use (object, call);
		return;
	}
	switch (argument_effect (call, n, 0)) {
	case EFFECT_FREES:
		note_free (state, call, n, true);
		break;
	case EFFECT_UNKNOWN:
		if (object->freed && callee && !object->null && !object->doubted)
			report_used (object, call);
		object->escaped = object->asked = true;
		break;
	default:
		if (object->freed && !object->null && !object->doubted)
			report_used (object, call);
		object->asked = true;
		break;
	}
}

/* What CALL frees by its argument N. */
static memory_value
freed_value (flow_memory *memory, gimple *call, unsigned n)
{
	tree callee = gimple_call_fndecl (call);
	const alloc_name *known = callee ? find_alloc_name (callee) : NULL;
	memory_value value = value_of (memory, gimple_call_arg (call, n));
	tree at;

	if (!known || known->kind != KIND_FREES_AROUND
	    || (int) gimple_call_num_args (call) <= known->at)
		return value;
	at = looked_through (gimple_call_arg (call, known->at));
	if (!tree_fits_shwi_p (at))
		return value_of (memory, gimple_call_arg (call, known->at));
	value.offset = moved (value.offset, -tree_to_shwi (at));
	return value;
}

void
note_free (flow_state *state, gimple *call, unsigned n, bool percpu)
{
	flow_memory *memory = &state->memory;
	memory_object *object;
	memory_value value;

	if (n >= gimple_call_num_args (call))
		return;
	value = freed_value (memory, call, n);
	if (!value.base || value.base == 1 || value.offset != 0 || value.translated)
		return;
	object = object_at (memory, value.base);
	if (!object) {
		memory_object freed = {};

		/* What is no name is a variable, whose address nobody frees. */
		if (value.base & 1)
			return;
		freed.base = value.base;
		freed.percpu = percpu;
		freed.freed = call;
		memory->objects.safe_push (freed);
		return;
	}
	if (object->null)
		return;
	if (object->percpu != percpu || object->managed) {
		if (object->made && !object->doubted && !object->freed)
			report_mixed (object, call);
	} else if (percpu && object->freed && !object->doubted)
		report_twice (object, call);
	object->freed = call;
}

/* IS_ERR () and the like of what only gives NULL. */
void
note_error_question (flow_state *state, gimple *call)
{
	const error_kind kind = error_question (gimple_call_fndecl (call));
	const memory_value value = value_of (&state->memory, gimple_call_arg (call, 0));
	memory_object *object = object_at (&state->memory, value.base);
	location_t where = report_place (gimple_location (call));
	rich_location richloc (line_table, where);

	if (!object || !object->percpu || !object->made || object->made_in
	    || object->doubted || kind == ERROR_OR_NULL || value.translated)
		return;
	if (!object->null && !object->nonnull
	    && may_report (where, REPORT_UNCHECKED, object->made)
	    && percpu_report (CHECK_alloc, &richloc, where,
			      "%qs of what %qs gave: it fails with NULL, never with an "
			      "error code", call_name (call), call_name (object->made)))
		inform (report_place (object->made_at), "it was allocated here");
	object->asked = true;
}

static void
note_memory_in_dump (flow_memory *memory, location_t where)
{
	fprintf (dump_file, "  %d: returns", expand_location (report_place (where)).line);
	for (const memory_object &object : memory->objects)
		fprintf (dump_file, ", %s of %d%s%s%s%s%s%s%s",
			 object.percpu ? "percpu" : "object",
			 object.made ? expand_location (object.made_at).line : 0,
			 object.null ? " null" : "", object.nonnull ? " nonnull" : "",
			 object.freed ? " freed" : "", object.asked ? " asked" : "",
			 object.escaped ? " escaped" : "",
			 object.doubted ? " doubted" : "",
			 freed_container (memory, &object) ? " lost" : "");
	fprintf (dump_file, "\n");
}

/* Can control come back to BLOCK? */
static bool
in_cycle_p (basic_block block)
{
	auto_vec<basic_block> todo;
	hash_set<basic_block> seen;
	edge_iterator at;
	edge e;

	todo.safe_push (block);
	while (!todo.is_empty ()) {
		basic_block from = todo.pop ();

		FOR_EACH_EDGE (e, at, from->succs) {
			if (e->dest == block)
				return true;
			if (!seen.add (e->dest))
				todo.safe_push (e->dest);
		}
	}
	return false;
}

/*
 * Is OBJECT handed out in a loop, one part each turn?  That there is a turn is known to
 * the caller then.
 */
static bool
kept_by_turns_p (const memory_object &object)
{
	auto_vec<tree> names;
	imm_use_iterator uses;
	use_operand_p use;
	tree name = gimple_get_lhs (object.made);

	if (!name || TREE_CODE (name) != SSA_NAME || in_cycle_p (gimple_bb (object.made)))
		return false;
	names.safe_push (name);
	for (unsigned i = 0; i < names.length () && i < 50; i++)
		FOR_EACH_IMM_USE_FAST (use, uses, names[i]) {
			gimple *stmt = USE_STMT (use);
			tree lhs = gimple_get_lhs (stmt);

			if (is_gimple_debug (stmt))
				continue;
			if (is_gimple_assign (stmt) && TREE_CODE (lhs) == SSA_NAME) {
				if (!names.contains (lhs))
					names.safe_push (lhs);
			} else if ((is_gimple_call (stmt)
				    || (gimple_store_p (stmt)
					&& gimple_assign_rhs1 (stmt) == names[i]))
				   && in_cycle_p (gimple_bb (stmt)))
				return true;
		}
	return false;
}

/* A path ends, returning VALUE or nothing. */
void
note_memory_return (flow_state *state, tree value)
{
	flow_memory *memory = &state->memory;
	memory_value returned = {};
	bool pointer = value && (TREE_CODE (value) == SSA_NAME
				 || TREE_CODE (value) == INTEGER_CST
				 || TREE_CODE (value) == ADDR_EXPR);

	if (dump_file)
		note_memory_in_dump (memory, state->where);
	/* A structure may hold anything. */
	if (value && !pointer)
		return;
	if (value)
		returned = value_of (memory, value);
	for (memory_object &object : memory->objects)
		if (object.percpu && object.made && !object.freed && !object.null
		    && !object.doubted && !kept_p (memory, &object, returned.base)
		    && !kept_by_turns_p (object))
			report_lost (memory, &object, state->where);
	if (value && POINTER_TYPE_P (TREE_TYPE (value)))
		summarize_return (memory, value, returned,
				  object_at (memory, returned.base));
}
