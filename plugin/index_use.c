/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a number is used as a CPU's.
 *
 * Two kinds of places.  First, the array of offsets: Linux reads
 * __per_cpu_offset[cpu] in per_cpu () and per_cpu_ptr (), and so do the macros of
 * include/percpu.h, through the pointer that __builtin_percpu_table gave: the
 * array's address, a slot's content, or the runtime's answer.  Second, calls of
 * functions that take a CPU number; the table below is the whole list.
 *
 * Questions (cpu_possible, cpu_online, cpumask_test_cpu) are not in it: they may
 * be asked about any number.
 */
#include "index.h"

/* Arrays and pointers to arrays that are indexed by CPU numbers only. */
static const char *const offset_tables[] = {
	"__per_cpu_offset",
	"paca_ptrs",		/* powerpc64 */
	"trap_block",		/* sparc64 */
};

/* Functions that return such an array. */
static const char *const table_functions[] = {
	"__percpu_offset_table",
};

static const struct cpu_argument {
	const char *function;
	unsigned argument;
	bool large_means_any;
} cpu_arguments[] = {
	{ "__percpu_find", 1, false },
	{ "per_cpu_offset", 0, false },
	{ "cpumask_of", 0, false },
	{ "get_cpu_mask", 0, false },
	{ "cpumask_set_cpu", 0, false },
	{ "__cpumask_set_cpu", 0, false },
	{ "cpumask_clear_cpu", 0, false },
	{ "__cpumask_clear_cpu", 0, false },
	{ "cpu_to_node", 0, false },
	{ "cpu_to_mem", 0, false },
	{ "get_cpu_device", 0, false },
	{ "smp_call_function_single", 0, false },
	{ "smp_call_function_single_async", 0, false },
	{ "smp_call_on_cpu", 0, false },
	{ "smp_send_reschedule", 0, false },
	{ "work_on_cpu", 0, false },
	{ "work_on_cpu_key", 0, false },
	{ "work_on_cpu_safe", 0, false },
	{ "work_on_cpu_safe_key", 0, false },
	{ "kthread_bind", 1, false },
	{ "kthread_create_on_cpu", 2, false },
	{ "add_timer_on", 1, false },
	{ "cpufreq_cpu_get", 0, false },
	{ "cpufreq_quick_get", 0, false },
	{ "schedule_work_on", 0, true },
	{ "schedule_delayed_work_on", 0, true },
	{ "queue_work_on", 0, true },
	{ "queue_delayed_work_on", 0, true },
	{ "mod_delayed_work_on", 0, true },
};

static unsigned table_elements;

static bool
named_in_p (const_tree decl, const char *const *names, unsigned n)
{
	if (!DECL_NAME (decl))
		return false;
	for (unsigned i = 0; i < n; i++)
		if (id_equal (DECL_NAME (decl), names[i]))
			return true;
	return false;
}

static bool
offset_table_p (const_tree decl)
{
	return VAR_P (decl) && is_global_var (decl)
	       && named_in_p (decl, offset_tables, ARRAY_SIZE (offset_tables));
}

/* How many elements DECL says that it has; 0 if it does not say. */
static unsigned
elements_of (const_tree decl)
{
	tree type = TREE_TYPE (decl);
	tree last;

	if (TREE_CODE (type) != ARRAY_TYPE || !TYPE_DOMAIN (type))
		return 0;
	last = TYPE_MAX_VALUE (TYPE_DOMAIN (type));
	if (!last || !tree_fits_uhwi_p (last)
	    || tree_to_uhwi (last) >= (1U << 24))
		return 0;
	return tree_to_uhwi (last) + 1;
}

/* A declaration has been read: perhaps the table's, which tells NR_CPUS. */
void
note_offset_table (const_tree decl)
{
	if (VAR_P (decl) && DECL_NAME (decl) && DECL_FILE_SCOPE_P (decl)
	    && id_equal (DECL_NAME (decl), offset_tables[0])
	    && elements_of (decl))
		table_elements = elements_of (decl);
}

unsigned
offset_table_elements (void)
{
	return table_elements;
}

/* Is the value of POINTER the table's address?  Says how many elements. */
static bool
table_pointer_p (tree pointer, unsigned *elements)
{
	gimple *def;
	tree object;

	*elements = 0;
	if (TREE_CODE (pointer) == ADDR_EXPR) {
		object = TREE_OPERAND (pointer, 0);
		if (!DECL_P (object) || !offset_table_p (object))
			return false;
		*elements = elements_of (object);
		return true;
	}
	if (TREE_CODE (pointer) != SSA_NAME)
		return false;
	def = SSA_NAME_DEF_STMT (pointer);
	if (is_gimple_call (def)) {
		object = gimple_call_fndecl (def);
		return object && named_in_p (object, table_functions,
					     ARRAY_SIZE (table_functions));
	}
	if (!gimple_assign_load_p (def))
		return false;
	object = gimple_assign_rhs1 (def);
	return VAR_P (object)
	       && (slot_variable_p (object) || offset_table_p (object));
}

/* VALUE as the signed number that it is in an address. */
static bool
signed_offset (tree value, HOST_WIDE_INT *out)
{
	offset_int offset = wi::sext (wi::to_offset (value),
				      TYPE_PRECISION (sizetype));

	if (!wi::fits_shwi_p (offset))
		return false;
	*out = offset.to_shwi ();
	return true;
}

/* VALUE = INDEX * STRIDE, as GIMPLE computes an element's offset. */
static bool
split_product (tree value, tree *index, HOST_WIDE_INT *stride)
{
	gimple *def = SSA_NAME_DEF_STMT (value);
	enum tree_code code;
	tree factor;

	while (is_gimple_assign (def)
	       && CONVERT_EXPR_CODE_P (gimple_assign_rhs_code (def))
	       && TREE_CODE (gimple_assign_rhs1 (def)) == SSA_NAME
	       && INTEGRAL_TYPE_P (TREE_TYPE (gimple_assign_rhs1 (def))))
		def = SSA_NAME_DEF_STMT (gimple_assign_rhs1 (def));
	if (!is_gimple_assign (def))
		return false;
	code = gimple_assign_rhs_code (def);
	if (code != MULT_EXPR && code != LSHIFT_EXPR)
		return false;
	factor = gimple_assign_rhs2 (def);
	if (TREE_CODE (factor) != INTEGER_CST || !tree_fits_shwi_p (factor))
		return false;
	*index = gimple_assign_rhs1 (def);
	*stride = tree_to_shwi (factor);
	if (code == LSHIFT_EXPR) {
		if (*stride < 0 || *stride > 16)
			return false;
		*stride = HOST_WIDE_INT_1 << *stride;
	}
	return *stride > 0;
}

/* OFFSET = product + constant, of p[i + 3] where i was widened: the product. */
static tree
without_constant (tree offset, HOST_WIDE_INT *bytes)
{
	gimple *def = TREE_CODE (offset) == SSA_NAME
		      ? SSA_NAME_DEF_STMT (offset) : NULL;
	HOST_WIDE_INT constant;

	if (!def || !is_gimple_assign (def)
	    || gimple_assign_rhs_code (def) != PLUS_EXPR
	    || TREE_CODE (gimple_assign_rhs2 (def)) != INTEGER_CST
	    || !signed_offset (gimple_assign_rhs2 (def), &constant))
		return offset;
	*bytes += constant;
	return gimple_assign_rhs1 (def);
}

/*
 * Of several offsets one that is inside of the table if any of them is: the lowest
 * that is not negative, else the highest.
 */
static HOST_WIDE_INT
likelier_offset (HOST_WIDE_INT a, HOST_WIDE_INT b)
{
	if (a < 0 && b < 0)
		return MAX (a, b);
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return MIN (a, b);
}

/* OFFSET = x ? 512 : 520, which is what becomes of p[x ? 64 : 65]. */
static bool
choice_of_offsets (tree offset, HOST_WIDE_INT *out)
{
	gphi *phi = dyn_cast<gphi *> (SSA_NAME_DEF_STMT (offset));

	for (unsigned n = 0; phi && n < gimple_phi_num_args (phi); n++) {
		tree value = number_origin (gimple_phi_arg_def (phi, n));
		HOST_WIDE_INT bytes;

		if (TREE_CODE (value) != INTEGER_CST
		    || !signed_offset (value, &bytes))
			return false;
		*out = n ? likelier_offset (*out, bytes) : bytes;
	}
	return phi;
}

/* One step: what POINTER was computed from.  NULL_TREE: nothing to see. */
static tree
pointer_before (tree pointer, tree *offset)
{
	gimple *def;

	*offset = NULL_TREE;
	if (TREE_CODE (pointer) != SSA_NAME)
		return NULL_TREE;
	def = SSA_NAME_DEF_STMT (pointer);
	if (!is_gimple_assign (def))
		return NULL_TREE;
	if (gimple_assign_rhs_code (def) == POINTER_PLUS_EXPR)
		*offset = gimple_assign_rhs2 (def);
	else if (!gimple_assign_cast_p (def) && !gimple_assign_ssa_name_copy_p (def)
		 && gimple_assign_rhs_code (def) != ADDR_EXPR)
		return NULL_TREE;
	if (!POINTER_TYPE_P (TREE_TYPE (gimple_assign_rhs1 (def))))
		return NULL_TREE;
	return gimple_assign_rhs1 (def);
}

/*
 * Takes apart what GIMPLE makes of &p[i + 3]: additions of a constant and of at
 * most one product, in any order.  STRIDE is an element's size if known, or 0.
 */
bool
split_element_address (tree pointer, HOST_WIDE_INT stride,
		       struct element_address *out)
{
	HOST_WIDE_INT bytes = 0, constant;
	tree offset, before;

	out->index = NULL_TREE;
	out->stride = stride;
	for (int depth = 0; depth < 16; depth++) {
		before = pointer_before (pointer, &offset);
		if (!before)
			break;
		pointer = before;
		if (!offset)
			continue;
		if (TREE_CODE (offset) == INTEGER_CST) {
			if (!signed_offset (offset, &constant))
				return false;
			bytes += constant;
			continue;
		}
		if (stride && choice_of_offsets (offset, &constant)) {
			bytes += constant;
			continue;
		}
		offset = without_constant (offset, &bytes);
		if (TREE_CODE (offset) != SSA_NAME || out->index
		    || !split_product (offset, &out->index, &out->stride)
		    || (stride && out->stride != stride))
			return false;
	}
	out->base = pointer;
	out->addend = bytes;
	if (!out->stride)
		return !bytes;
	out->addend = bytes / out->stride;
	return bytes % out->stride == 0;
}

/* POINTER leads into the table. */
static bool
use_of_element (tree pointer, HOST_WIDE_INT stride, struct index_use *use)
{
	struct element_address address;

	if (!split_element_address (pointer, stride, &address)
	    || !table_pointer_p (address.base, &use->elements))
		return false;
	use->addend = address.addend;
	use->index = address.index;
	return true;
}

/* The same for table[x ? 64 : 65] when it is a choice between two pointers. */
static bool
use_of_choice (tree pointer, HOST_WIDE_INT stride, struct index_use *use)
{
	gphi *phi = TREE_CODE (pointer) == SSA_NAME
		    ? dyn_cast<gphi *> (SSA_NAME_DEF_STMT (pointer)) : NULL;
	HOST_WIDE_INT addend = 0;

	for (unsigned n = 0; phi && n < gimple_phi_num_args (phi); n++) {
		if (!use_of_element (gimple_phi_arg_def (phi, n), stride, use)
		    || use->index)
			return false;
		addend = n ? likelier_offset (addend, use->addend) : use->addend;
	}
	use->addend = addend;
	return phi;
}

/* *(table + offset): the form of the header's macros. */
static bool
use_of_table_pointer (tree ref, struct index_use *use)
{
	tree size = TYPE_SIZE_UNIT (TREE_TYPE (ref));
	tree pointer = TREE_OPERAND (ref, 0);
	HOST_WIDE_INT stride, bytes;

	if (!size || !tree_fits_shwi_p (size) || integer_zerop (size))
		return false;
	stride = tree_to_shwi (size);
	if (!use_of_element (pointer, stride, use)
	    && !use_of_choice (pointer, stride, use))
		return false;
	if (!signed_offset (TREE_OPERAND (ref, 1), &bytes) || bytes % stride)
		return false;
	use->addend += bytes / stride;
	if (!use->index) {
		use->index = build_int_cst (ssizetype, use->addend);
		use->addend = 0;
	}
	return true;
}

/* table[index], the form of Linux. */
static bool
use_of_table (tree ref, struct index_use *use)
{
	tree object = TREE_OPERAND (ref, 0);
	tree low = array_ref_low_bound (ref);
	struct element_address address;

	if (!integer_zerop (low))
		return false;
	use->index = TREE_OPERAND (ref, 1);
	use->addend = 0;
	if (DECL_P (object)) {
		use->elements = elements_of (object);
		return offset_table_p (object);
	}
	return TREE_CODE (object) == MEM_REF
	       && integer_zerop (TREE_OPERAND (object, 1))
	       && split_element_address (TREE_OPERAND (object, 0), 0, &address)
	       && !address.index
	       && table_pointer_p (address.base, &use->elements);
}

struct use_walk {
	vec<index_use> *uses;
};

static bool
visit_reference (gimple *stmt, tree, tree ref, void *data)
{
	struct use_walk *walk = (struct use_walk *) data;
	const_tree type = TREE_TYPE (ref);
	struct index_use use = {};

	/* An element is an offset, or a structure: trap_block[cpu].x */
	if (TREE_CODE (ref) != COMPONENT_REF
	    && !(INTEGRAL_TYPE_P (type) && TYPE_PRECISION (type) == POINTER_SIZE))
		return false;
	while (TREE_CODE (ref) == COMPONENT_REF)
		ref = TREE_OPERAND (ref, 0);
	use.stmt = stmt;
	if ((TREE_CODE (ref) == ARRAY_REF && use_of_table (ref, &use))
	    || (TREE_CODE (ref) == MEM_REF && use_of_table_pointer (ref, &use)))
		walk->uses->safe_push (use);
	return false;
}

static void
visit_call (gcall *call, vec<index_use> *uses)
{
	static name_index index;
	const char *name = called_name (call);
	struct index_use use = {};

	if (!index.filled_p ())
		for (const cpu_argument &entry : cpu_arguments)
			index.add (entry.function);
	for (int i = name ? index.first (name) : -1; i >= 0; i = index.next (i)) {
		const cpu_argument &entry = cpu_arguments[i];

		if (strcmp (entry.function, name) != 0
		    || entry.argument >= gimple_call_num_args (call))
			continue;
		use.stmt = call;
		use.index = gimple_call_arg (call, entry.argument);
		use.large_means_any = entry.large_means_any;
		if (INTEGRAL_TYPE_P (TREE_TYPE (use.index)))
			uses->safe_push (use);
	}
}

/* Adds to USES what STMT uses as CPU numbers. */
void
find_index_uses (gimple *stmt, vec<index_use> *uses)
{
	struct use_walk walk = { uses };

	/* Most are copies; other assignments compute values of values. */
	if (gimple_assign_single_p (stmt)) {
		visit_reference (stmt, NULL_TREE, gimple_assign_lhs (stmt), &walk);
		visit_reference (stmt, NULL_TREE, gimple_assign_rhs1 (stmt), &walk);
	} else if (!is_gimple_assign (stmt) && !is_gimple_debug (stmt))
		walk_stmt_load_store_ops (stmt, &walk, visit_reference, visit_reference);
	if (is_gimple_call (stmt))
		visit_call (as_a<gcall *> (stmt), uses);
}

/* ---- functions ---- */

/* By DECL_UID: was the function searched, with nothing found? */
static auto_vec<bool> without;

void
note_without_index_uses (const_tree function)
{
	if (DECL_UID (function) >= without.length ())
		without.safe_grow_cleared (2 * DECL_UID (function) + 1);
	without[DECL_UID (function)] = true;
}

bool
without_index_uses_p (const_tree function)
{
	return DECL_UID (function) < without.length () && without[DECL_UID (function)];
}
