/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which per-CPU memory a path has allocated or freed, and where the pointers to it are.
 *
 * A pointer's value is a base and an offset.  Bases are names of the function, its
 * variables, and members of what a callee made.  Memory whose address is known that way is
 * a cell, and a path remembers the pointers that it put there.  Whatever may change a cell
 * behind the function's back makes it forgotten, and what was in it somebody else's:
 * then nothing is reported of it.
 *
 * Stores and loads of one pointer are told apart here, as they are not by flow_values.
 */
#include "flow.h"
#include "alloc.h"

/* An offset that is not known, or not the same each time. */
static const HOST_WIDE_INT anywhere = HOST_WIDE_INT_MIN;

static flow_function *current;
static flow_values *numbers;

/* Names whose value reaches a function that frees. */
static hash_set<tree> *leading_to_free;
/* Where per-CPU memory that is freed is loaded from. */
static auto_vec<tree> freed_places;
static bool own_dominators;

/* ---- bases ---- */

enum { NULL_BASE = 1 };	/* as of a variable number 0, which there is not */

static uint64_t
base_of_name (const_tree name)
{
	return (uint64_t) SSA_NAME_VERSION (name) << 2;
}

static uint64_t
base_of_member (const_tree name, HOST_WIDE_INT offset)
{
	return (uint64_t) SSA_NAME_VERSION (name) << 2 | 2
	       | (uint64_t) (offset + 1) << 36;
}

static uint64_t
base_of_decl (const_tree decl)
{
	return ((uint64_t) DECL_UID (decl) << 2 | 1)
	       | (is_global_var (decl) ? (uint64_t) 1 << 62 : 0);
}

static bool
decl_base_p (uint64_t base)
{
	return (base & 3) == 1;
}

static bool
global_base_p (uint64_t base)
{
	return decl_base_p (base) && (base >> 62 & 1);
}

memory_object *
object_at (flow_memory *memory, uint64_t base)
{
	for (memory_object &object : memory->objects)
		if (object.base == base)
			return &object;
	return NULL;
}

static memory_name *
find_name (flow_memory *memory, const_tree name)
{
	for (memory_name &known : memory->names)
		if (known.version == SSA_NAME_VERSION (name))
			return &known;
	return NULL;
}

static memory_cell *
find_cell (flow_memory *memory, const memory_value &at)
{
	for (memory_cell &cell : memory->cells)
		if (cell.base == at.base && cell.offset == at.offset)
			return &cell;
	return NULL;
}

static void
forget_name (flow_memory *memory, const_tree name)
{
	memory_name *known = find_name (memory, name);

	if (known)
		memory->names.unordered_remove (known - memory->names.address ());
}

/* ---- values ---- */

HOST_WIDE_INT
moved (HOST_WIDE_INT offset, HOST_WIDE_INT by)
{
	return offset == anywhere || by == anywhere ? anywhere : offset + by;
}

static memory_value value_at (flow_memory *memory, tree value, int depth);

/* Where REFERENCE is. */
static memory_value
address_at (flow_memory *memory, tree reference, int depth)
{
	poly_int64 poly = 0;
	HOST_WIDE_INT offset = anywhere;
	tree base = get_addr_base_and_unit_offset (reference, &poly);

	if (!base)
		base = get_base_address (reference);
	else if (!poly.is_constant (&offset))
		offset = anywhere;
	if (base && TREE_CODE (base) == MEM_REF) {
		memory_value at = value_at (memory, TREE_OPERAND (base, 0), depth + 1);

		offset = moved (offset, tree_to_shwi (TREE_OPERAND (base, 1)));
		at.offset = moved (at.offset, offset);
		return at;
	}
	if (base && DECL_P (base))
		return { base_of_decl (base), offset, false };
	return { 0, anywhere, false };
}

memory_value
address_of (flow_memory *memory, tree reference)
{
	return address_at (memory, reference, 0);
}

/* By which include/percpu.h translates. */
static bool
header_translation_p (const_tree callee)
{
	return DECL_NAME (callee) && id_equal (DECL_NAME (callee), "__percpu_move");
}

/*
 * RELOC_HIDE () and this_cpu_ptr (): the pointer goes in, its translation comes out of the
 * same register.  An exchange has its memory as another output.
 */
static tree
translated_operand (gimple *stmt)
{
	const gasm *assembler = dyn_cast<gasm *> (stmt);

	if (is_gimple_call (stmt) && gimple_call_fndecl (stmt)
	    && header_translation_p (gimple_call_fndecl (stmt)))
		return gimple_call_arg (stmt, 0);
	if (!assembler)
		return NULL_TREE;
	if (gimple_asm_noutputs (assembler) != 1
	    || TREE_CODE (TREE_VALUE (gimple_asm_output_op (assembler, 0))) != SSA_NAME)
		return NULL_TREE;
	for (unsigned i = 0; i < gimple_asm_ninputs (assembler); i++) {
		tree input = gimple_asm_input_op (assembler, i);
		tree constraint = TREE_VALUE (TREE_PURPOSE (input));

		if (!strcmp (TREE_STRING_POINTER (constraint), "0"))
			return TREE_VALUE (input);
	}
	return NULL_TREE;
}

/*
 * Is VALUE, part of a sum of numbers, a translated pointer?  A per-CPU pointer to which
 * this CPU's offset is added becomes one.
 */
static bool
translates_p (flow_memory *memory, memory_value *value)
{
	const memory_object *object = object_at (memory, value->base);

	value->translated |= object && object->percpu;
	return value->translated;
}

/* The sum of A and B, one of which may be a per-CPU pointer. */
static memory_value
sum_at (flow_memory *memory, tree a, tree b, int depth)
{
	memory_value value = {};

	if (TREE_CODE (a) == SSA_NAME)
		value = value_at (memory, a, depth + 1);
	if (!translates_p (memory, &value) && TREE_CODE (b) == SSA_NAME) {
		value = value_at (memory, b, depth + 1);
		translates_p (memory, &value);
	}
	value.offset = anywhere;
	return value;
}

static memory_value
value_at (flow_memory *memory, tree value, int depth)
{
	HOST_WIDE_INT offset = 0;
	bool translated = false;

	for (; depth < 40; depth++) {
		memory_value found = {};
		const memory_name *known;
		gimple *stmt;

		if (TREE_CODE (value) == ADDR_EXPR)
			found = address_at (memory, TREE_OPERAND (value, 0), depth);
		else if (TREE_CODE (value) == INTEGER_CST)
			found = { integer_zerop (value) ? (uint64_t) NULL_BASE : 0, 0, false };
		else if (TREE_CODE (value) == SSA_NAME
			 && (known = find_name (memory, value)))
			found = known->value;
		else if (TREE_CODE (value) == SSA_NAME) {
			stmt = SSA_NAME_DEF_STMT (value);
			if (translated_operand (stmt)) {
				value = translated_operand (stmt);
				translated = true;
				continue;
			}
			if (is_gimple_assign (stmt)) {
				const tree_code code = gimple_assign_rhs_code (stmt);
				tree from = gimple_assign_rhs1 (stmt);
				tree by = gimple_assign_rhs2 (stmt);

				if (gimple_assign_cast_p (stmt)
				    || gimple_assign_ssa_name_copy_p (stmt)
				    || code == ADDR_EXPR || code == INTEGER_CST) {
					value = from;
					continue;
				}
				if (code == POINTER_PLUS_EXPR) {
					offset = moved (offset, tree_fits_shwi_p (by)
							? tree_to_shwi (by) : anywhere);
					value = from;
					continue;
				}
				if (code == PLUS_EXPR) {
					found = sum_at (memory, from, by, depth);
					if (found.translated)
						return found;
				}
			}
			found = { base_of_name (value), 0, false };
		}
		found.offset = moved (found.offset, offset);
		found.translated |= translated;
		return found;
	}
	return {};
}

memory_value
value_of (flow_memory *memory, tree value)
{
	return value_at (memory, value, 0);
}

/* ---- what is forgotten ---- */

static void
let_go (flow_memory *memory, uint64_t base)
{
	memory_object *object = object_at (memory, base);

	if (object)
		object->escaped = object->asked = true;
}

/* What is in cell number I is not known any more. */
static void
kill_cell (flow_memory *memory, unsigned i)
{
	let_go (memory, memory->cells[i].value.base);
	memory->cells.unordered_remove (i);
}

static void
kill_cells (flow_memory *memory, uint64_t base)
{
	for (unsigned i = memory->cells.length (); i-- > 0;)
		if (memory->cells[i].base == base)
			kill_cell (memory, i);
}

/* BASE gets another meaning: its statement is reached once more. */
static void
drop_base (flow_memory *memory, uint64_t base)
{
	kill_cells (memory, base);
	for (unsigned i = memory->cells.length (); i-- > 0;)
		if (memory->cells[i].value.base == base)
			memory->cells.unordered_remove (i);
	for (unsigned i = memory->names.length (); i-- > 0;)
		if (memory->names[i].value.base == base)
			memory->names.unordered_remove (i);
	for (unsigned i = memory->objects.length (); i-- > 0;)
		if (memory->objects[i].base == base || memory->objects[i].within == base)
			memory->objects.unordered_remove (i);
}

/* Is BASE memory that nobody else knows of? */
static bool
private_p (flow_memory *memory, uint64_t base, int depth = 0)
{
	const memory_object *object = object_at (memory, base);

	if (decl_base_p (base))
		return !global_base_p (base);
	if (!object || !object->made || depth > 8
	    || (object->percpu ? object->escaped : object->asked))
		return false;
	for (const memory_cell &cell : memory->cells)
		if (cell.value.base == base && cell.base != base
		    && !private_p (memory, cell.base, depth + 1))
			return false;
	return true;
}

/* Somebody else was called, who may change what he can reach. */
static void
kill_public_cells (flow_memory *memory)
{
	for (unsigned i = memory->cells.length (); i-- > 0;)
		if (!private_p (memory, memory->cells[i].base))
			kill_cell (memory, i);
}

/* ---- statements ---- */

static bool
pointer_like_p (const_tree value)
{
	const_tree type = TREE_TYPE (value);

	return POINTER_TYPE_P (type)
	       || (INTEGRAL_TYPE_P (type) && TYPE_PRECISION (type) == POINTER_SIZE);
}

static void
define (flow_memory *memory, tree name)
{
	forget_name (memory, name);
	drop_base (memory, base_of_name (name));
}

/*
 * Is what NAME loads from REFERENCE freed somewhere?  In loops each load would make paths
 * differ, of which there are many.
 */
static bool
freed_place_p (tree name, tree reference)
{
	if (!current_loops || bb_loop_depth (gimple_bb (SSA_NAME_DEF_STMT (name))))
		return false;
	for (tree place : freed_places)
		if (operand_equal_p (reference, place, 0))
			return true;
	return false;
}

static void
note_load (flow_memory *memory, tree name, tree reference)
{
	const memory_value at = address_of (memory, reference);
	const memory_cell *cell = find_cell (memory, at);
	memory_value value = { base_of_name (name), 0, false };

	if (cell)
		value = cell->value;
	if (!cell || value.base != base_of_name (name))
		define (memory, name);
	if (cell)
		memory->names.safe_push ({ SSA_NAME_VERSION (name), value });
	else if (at.base && at.offset != anywhere
		 && (leading_to_free->contains (name) || freed_place_p (name, reference)))
		memory->cells.safe_push ({ at.base, at.offset, value });
}

static HOST_WIDE_INT
size_of (const_tree type)
{
	return TYPE_SIZE_UNIT (type) && tree_fits_shwi_p (TYPE_SIZE_UNIT (type))
	       ? tree_to_shwi (TYPE_SIZE_UNIT (type)) : 1;
}

/* SIZE bytes at AT are written. */
static void
overwrite (flow_memory *memory, const memory_value &at, HOST_WIDE_INT size)
{
	for (unsigned i = memory->cells.length (); i-- > 0;) {
		const memory_cell &cell = memory->cells[i];

		if (cell.base != at.base) {
			/* Two pointers may be the same. */
			if (cell.offset == at.offset && !private_p (memory, cell.base)
			    && !private_p (memory, at.base))
				kill_cell (memory, i);
		} else if (at.offset == anywhere)
			kill_cell (memory, i);
		else if (cell.offset < at.offset + size
			 && at.offset < cell.offset + POINTER_SIZE / BITS_PER_UNIT)
			memory->cells.unordered_remove (i);
	}
}

static void
note_store (flow_memory *memory, tree reference, tree from)
{
	const memory_value at = address_of (memory, reference);
	memory_value value = {};

	if (TREE_CODE (from) == SSA_NAME || TREE_CODE (from) == ADDR_EXPR
	    || TREE_CODE (from) == INTEGER_CST)
		value = value_of (memory, from);
	overwrite (memory, at, size_of (TREE_TYPE (reference)));
	if (!object_at (memory, value.base))
		return;
	if (at.base && at.offset != anywhere && value.offset != anywhere
	    && !value.translated)
		memory->cells.safe_push ({ at.base, at.offset, value });
	else
		let_go (memory, value.base);
}

/* Does anything but a condition depend on NAME, a truth value? */
static bool
only_tested_p (tree name, int depth)
{
	imm_use_iterator uses;
	use_operand_p use;

	if (depth > 6)
		return false;
	FOR_EACH_IMM_USE_FAST (use, uses, name) {
		gimple *stmt = USE_STMT (use);

		if (is_gimple_debug (stmt) || gimple_code (stmt) == GIMPLE_COND)
			continue;
		if (!(gimple_call_builtin_p (stmt, BUILT_IN_EXPECT)
		      || is_gimple_assign (stmt))
		    || !gimple_get_lhs (stmt)
		    || TREE_CODE (gimple_get_lhs (stmt)) != SSA_NAME
		    || !only_tested_p (gimple_get_lhs (stmt), depth + 1))
			return false;
	}
	return true;
}

/* An operation that is more than a way to compute an address. */
static void
note_operation (flow_memory *memory, gimple *stmt)
{
	const tree_code code = gimple_assign_rhs_code (stmt);
	tree lhs = gimple_assign_lhs (stmt);

	if (CONVERT_EXPR_CODE_P (code) || code == SSA_NAME || code == ADDR_EXPR
	    || code == POINTER_PLUS_EXPR
	    || (code == PLUS_EXPR && value_of (memory, lhs).translated)
	    || (TREE_CODE_CLASS (code) == tcc_comparison && only_tested_p (lhs, 0)))
		return;
	for (unsigned i = 1; i < gimple_num_ops (stmt); i++) {
		tree operand = gimple_op (stmt, i);
		memory_value value;

		if (!operand || TREE_CODE (operand) != SSA_NAME
		    || !pointer_like_p (operand))
			continue;
		value = value_of (memory, operand);
		if (!value.translated)
			let_go (memory, value.base);
	}
}

static void
note_assign (flow_memory *memory, gimple *stmt)
{
	tree lhs = gimple_assign_lhs (stmt), rhs = gimple_assign_rhs1 (stmt);

	if (gimple_clobber_p (stmt))
		overwrite (memory, address_of (memory, lhs), size_of (TREE_TYPE (lhs)));
	else if (gimple_store_p (stmt))
		note_store (memory, lhs, rhs);
	else if (TREE_CODE (lhs) == SSA_NAME && gimple_assign_load_p (stmt)
		 && pointer_like_p (lhs))
		note_load (memory, lhs, rhs);
	else if (TREE_CODE (lhs) == SSA_NAME)
		note_operation (memory, stmt);
}

/* The assembler may do anything with what it gets, but translates most often. */
static void
note_asm (flow_memory *memory, gasm *stmt)
{
	tree translated = translated_operand (stmt);

	for (unsigned i = 0; i < gimple_asm_ninputs (stmt); i++) {
		tree input = TREE_VALUE (gimple_asm_input_op (stmt, i));

		if (input != translated
		    && (TREE_CODE (input) == SSA_NAME || TREE_CODE (input) == ADDR_EXPR))
			let_go (memory, value_of (memory, input).base);
	}
	for (unsigned i = 0; i < gimple_asm_noutputs (stmt); i++) {
		tree output = TREE_VALUE (gimple_asm_output_op (stmt, i));

		if (TREE_CODE (output) != SSA_NAME)
			overwrite (memory, address_of (memory, output),
				   size_of (TREE_TYPE (output)));
	}
}

/* ---- calls ---- */

static memory_object *
add_object (flow_memory *memory, uint64_t base, gimple *stmt, bool percpu)
{
	memory_object object = {};

	object.base = base;
	object.made = stmt;
	object.made_at = gimple_location (stmt);
	object.percpu = percpu;
	memory->objects.safe_push (object);
	return &memory->objects.last ();
}

/* CALL gives what a function of the unit has made. */
static void
note_made (flow_memory *memory, gimple *call, const memory_summary *made)
{
	tree lhs = gimple_call_lhs (call), decl = gimple_call_fndecl (call);
	const uint64_t base = base_of_name (lhs);

	add_object (memory, base, call, made->percpu)->made_in = decl;
	for (HOST_WIDE_INT offset : made->members) {
		const uint64_t member = base_of_member (lhs, offset);
		memory_object *object = add_object (memory, member, call, true);

		object->made_in = decl;
		object->within = base;
		object->nonnull = true;
		memory->cells.safe_push ({ base, offset, { member, 0, false } });
	}
}

static void
note_result (flow_memory *memory, gimple *call)
{
	tree lhs = gimple_call_lhs (call), callee = gimple_call_fndecl (call);
	const memory_summary *made;

	if (!lhs)
		return;
	if (TREE_CODE (lhs) != SSA_NAME) {
		overwrite (memory, address_of (memory, lhs), size_of (TREE_TYPE (lhs)));
		return;
	}
	if (!pointer_like_p (lhs))
		return;
	define (memory, lhs);
	if (!callee)
		return;
	if (listed_as_p (callee, ACT_ALLOCATES))
		add_object (memory, base_of_name (lhs), call, true);
	else if (managed_allocation_p (callee)) {
		memory_object *object = add_object (memory, base_of_name (lhs), call, true);

		object->managed = object->escaped = true;
	} else if (plain_allocation_p (callee))
		add_object (memory, base_of_name (lhs), call, false);
	else if ((made = memory_made_by (callee)))
		note_made (memory, call, made);
}

/* VALUE is passed as argument N of CALL, and CELL is reached by it. */
static void
note_member (flow_memory *memory, const memory_value &value, const memory_cell &cell,
	     gimple *call, unsigned n)
{
	const memory_object *object = object_at (memory, cell.value.base);

	if (object && value.offset != anywhere && cell.value.offset == 0
	    && !cell.value.translated)
		note_passed_member (object, call, n, cell.offset - value.offset);
}

/* What is passed as argument N of CALL. */
static void
note_argument (flow_state *state, gimple *call, unsigned n)
{
	flow_memory *memory = &state->memory;
	tree argument = gimple_call_arg (call, n);
	memory_object *object;
	memory_value value;
	bool whole, handled = false;

	if ((TREE_CODE (argument) != SSA_NAME && TREE_CODE (argument) != ADDR_EXPR)
	    || !pointer_like_p (argument))
		return;
	value = value_of (memory, argument);
	whole = value.offset == 0;
	object = object_at (memory, value.base);
	if (object && object->percpu) {
		note_percpu_argument (state, object, value, call, n);
		return;
	}
	if (!object && frees_p (call, n)) {
		note_free (state, call, n, true);
		return;
	}
	for (unsigned i = memory->cells.length (); i-- > 0;) {
		if (memory->cells[i].base != value.base)
			continue;
		whole = false;
		note_member (memory, value, memory->cells[i], call, n);
		if (value.offset == anywhere
		    || handles_p (call, n, memory->cells[i].offset - value.offset)) {
			kill_cell (memory, i);
			handled = true;
		}
	}
	object = object_at (memory, value.base);
	if (object) {
		object->escaped = true;
		object->asked |= whole || handled;
	}
}

/* CALL reads or writes what its arguments point to. */
static void
note_touched (flow_memory *memory, gimple *call)
{
	for (unsigned n = 0; n < gimple_call_num_args (call); n++) {
		tree argument = gimple_call_arg (call, n);
		memory_value value;
		memory_object *object;

		if (TREE_CODE (argument) != SSA_NAME || !POINTER_TYPE_P (TREE_TYPE (argument)))
			continue;
		value = value_of (memory, argument);
		object = object_at (memory, value.base);
		if (object && object->percpu && value.translated)
			note_use (object, call);
	}
}

static void
note_call (flow_state *state, gimple *call)
{
	flow_memory *memory = &state->memory;
	tree callee = gimple_call_fndecl (call);
	int plain;

	if (gimple_call_internal_p (call)) {
		note_result (memory, call);
		return;
	}
	if (callee && header_translation_p (callee))
		return;
	if (callee && listed_as_p (callee, ACT_FREES))
		note_free (state, call, 0, true);
	else if (callee && (plain = plain_free (callee)) >= 0)
		note_free (state, call, plain, false);
	else if (callee && error_question (callee))
		note_error_question (state, call);
	else if (callee && touches_p (callee))
		note_touched (memory, call);
	else if (!callee || !(leaves_alone_p (callee) || listed_as_p (callee, ACT_ALLOCATES))) {
		for (unsigned n = 0; n < gimple_call_num_args (call); n++)
			note_argument (state, call, n);
		if (!callee || !plain_allocation_p (callee))
			kill_public_cells (memory);
	}
	note_result (memory, call);
}

static bool
visit_memory (gimple *stmt, tree base, tree, void *data)
{
	flow_state *state = (flow_state *) data;

	if (base && TREE_CODE (base) == MEM_REF) {
		const memory_value value = value_of (&state->memory,
						     TREE_OPERAND (base, 0));
		memory_object *object = object_at (&state->memory, value.base);

		if (object && object->percpu)
			note_use (object, stmt);
	}
	return false;
}

void
note_memory (gimple *stmt, flow_state *state)
{
	walk_stmt_load_store_ops (stmt, state, visit_memory, visit_memory);
	if (is_gimple_assign (stmt))
		note_assign (&state->memory, stmt);
	else if (is_gimple_call (stmt))
		note_call (state, stmt);
	else if (gimple_code (stmt) == GIMPLE_ASM)
		note_asm (&state->memory, as_a<gasm *> (stmt));
}

static bool
error_base_p (uint64_t base)
{
	return base && (base & 3) == 0 && error_pointer_p (ssa_name (base >> 2));
}

/* The PHIs of E's destination get their values, all at once. */
void
note_memory_phis (edge e, flow_state *state)
{
	flow_memory *memory = &state->memory;
	auto_vec<memory_name, 4> arrivals;

	for (gphi_iterator i = gsi_start_phis (e->dest); !gsi_end_p (i); gsi_next (&i)) {
		tree result = gimple_phi_result (i.phi ());
		memory_value value;

		if (virtual_operand_p (result) || !pointer_like_p (result))
			continue;
		value = value_of (memory, PHI_ARG_DEF_FROM_EDGE (i.phi (), e));
		/* Who walks over an array is not followed. */
		if (value.offset != 0)
			value.base = 0;
		arrivals.safe_push ({ SSA_NAME_VERSION (result), value });
	}
	for (const memory_name &arrival : arrivals) {
		const uint64_t own = (uint64_t) arrival.version << 2;

		forget_name (memory, ssa_name (arrival.version));
		if (arrival.value.base != own)
			drop_base (memory, own);
	}
	for (const memory_name &arrival : arrivals)
		if (arrival.value.base == NULL_BASE
		    || object_at (memory, arrival.value.base)
		    || error_base_p (arrival.value.base)
		    || (arrival.value.base
			&& leading_to_free->contains (ssa_name (arrival.version))))
			memory->names.safe_push (arrival);
}

/* ---- conditions ---- */

static void
ask (flow_memory *memory, tree value)
{
	gimple *stmt = TREE_CODE (value) == SSA_NAME ? SSA_NAME_DEF_STMT (value) : NULL;

	if (!stmt || !is_gimple_assign (stmt))
		return;
	if (TREE_CODE_CLASS (gimple_assign_rhs_code (stmt)) == tcc_comparison) {
		memory_object *object = object_at (memory, value_of (
			memory, gimple_assign_rhs1 (stmt)).base);

		if (object)
			object->asked = true;
		return;
	}
	for (unsigned i = 1; i < gimple_num_ops (stmt); i++)
		if (gimple_op (stmt, i))
			ask (memory, gimple_op (stmt, i));
}

/* VALUE, a truth value, is YES.  False: it cannot be. */
static bool
assume_truth (tree value, bool yes, flow_state *state)
{
	flow_condition condition;

	return TREE_CODE (value) != SSA_NAME
	       || !condition_of (numbers, yes ? NE_EXPR : EQ_EXPR, value,
				 build_zero_cst (TREE_TYPE (value)), &condition)
	       || assume_memory (condition, state);
}

/* A pointer is NULL, or not.  False: it cannot be. */
static bool
assume_null (memory_object *object, bool null, flow_memory *memory)
{
	if (object->null || object->nonnull)
		return object->null == null;
	object->null = null;
	object->nonnull = !null;
	for (memory_object &member : memory->objects)
		if (null && member.within == object->base)
			member.null = true;
	return true;
}

/* STMT asked whether a pointer is an error; YES: it is. */
static bool
assume_error (gimple *stmt, bool yes, flow_memory *memory)
{
	const bool or_null = error_question (gimple_call_fndecl (stmt)) == ERROR_OR_NULL;
	const memory_value value = value_of (memory, gimple_call_arg (stmt, 0));
	memory_object *object = object_at (memory, value.base);

	if (!object || !object->made || value.offset != 0)
		return true;
	if (or_null || (yes && object->made_in))
		return assume_null (object, yes, memory);
	return !yes || object->made_in;
}

bool
assume_memory (const flow_condition &condition, flow_state *state)
{
	const bool yes = condition.code == NE_EXPR;
	gimple *stmt;
	memory_object *object;
	memory_value value;

	if (!condition.subject || TREE_CODE (condition.subject) != SSA_NAME
	    || condition.constant != 0 || (!yes && condition.code != EQ_EXPR))
		return true;
	stmt = SSA_NAME_DEF_STMT (condition.subject);
	if (is_gimple_call (stmt) && gimple_call_fndecl (stmt)
	    && error_question (gimple_call_fndecl (stmt)))
		return assume_error (stmt, yes, &state->memory);
	if (is_gimple_assign (stmt)
	    && (gimple_assign_rhs_code (stmt) == BIT_IOR_EXPR
		|| gimple_assign_rhs_code (stmt) == BIT_AND_EXPR)) {
		if (yes == (gimple_assign_rhs_code (stmt) == BIT_AND_EXPR))
			return assume_truth (gimple_assign_rhs1 (stmt), yes, state)
			       && assume_truth (gimple_assign_rhs2 (stmt), yes, state);
		ask (&state->memory, condition.subject);
		return true;
	}
	if (!pointer_like_p (condition.subject))
		return true;
	value = value_of (&state->memory, condition.subject);
	if (value.base == NULL_BASE && value.offset == 0)
		return !yes;
	object = object_at (&state->memory, value.base);
	if (!object)
		return true;
	if (value.translated) {
		note_late_test (object, condition.subject);
		/* The code means that it has none then. */
		return assume_null (object, !yes, &state->memory);
	}
	return value.offset != 0 || assume_null (object, !yes, &state->memory);
}

/*
 * A condition of BLOCK can go either way.  What other paths to it have not made, or not
 * freed, may be tied to it.
 */
void
doubt_memory (basic_block block, flow_state *state)
{
	for (memory_object &object : state->memory.objects)
		if ((object.made && !dominated_by_p (CDI_DOMINATORS, block,
						     gimple_bb (object.made)))
		    || (object.freed && !dominated_by_p (CDI_DOMINATORS, block,
							 gimple_bb (object.freed))))
			object.doubted = true;
}

/* Is OBJECT known to somebody when the path has ended, returning RETURNED? */
bool
kept_p (flow_memory *memory, const memory_object *object, uint64_t returned, int depth)
{
	if (object->escaped || object->base == returned || depth > 8)
		return true;
	for (const memory_cell &cell : memory->cells) {
		const memory_object *container = object_at (memory, cell.base);

		if (cell.value.base != object->base || cell.base == object->base)
			continue;
		if (decl_base_p (cell.base)) {
			if (global_base_p (cell.base))
				return true;
		} else if (!container)
			return true;
		else if (!container->freed && !container->null
			 && kept_p (memory, container, returned, depth + 1))
			return true;
	}
	return false;
}

/* The object that OBJECT was kept in and that has been freed; NULL: none. */
const memory_object *
freed_container (flow_memory *memory, const memory_object *object)
{
	for (const memory_cell &cell : memory->cells)
		if (cell.value.base == object->base) {
			const memory_object *container = object_at (memory, cell.base);

			if (container && container->freed)
				return container;
		}
	return NULL;
}

/* The same for each order in which things were found out. */
value_number
flow_memory::hash () const
{
	value_number sum = 0;

	for (const memory_object &object : objects) {
		const unsigned known = object.percpu | object.null << 1 | object.nonnull << 2
				       | object.asked << 3 | object.escaped << 4
				       | object.doubted << 5;

		sum += mixed (mixed (object.base, (uintptr_t) object.made),
			      (uintptr_t) object.freed * 0x9e3779b97f4a7c15ULL + known);
	}
	for (const memory_cell &cell : cells)
		sum += mixed (mixed (cell.base, cell.offset),
			      mixed (cell.value.base, cell.value.offset));
	for (const memory_name &name : names)
		sum += mixed (name.version, mixed (name.value.base, name.value.offset));
	return sum;
}

/* ---- the function ---- */

/* NAME reaches a function that frees: so does what it is made of. */
static void
collect_sources (tree name)
{
	auto_vec<tree, 16> work;

	work.safe_push (name);
	while (!work.is_empty ()) {
		tree next = work.pop ();
		gimple *stmt;

		if (TREE_CODE (next) == ADDR_EXPR || handled_component_p (next)
		    || TREE_CODE (next) == MEM_REF) {
			next = get_base_address (TREE_CODE (next) == ADDR_EXPR
						 ? TREE_OPERAND (next, 0) : next);
			if (next && TREE_CODE (next) == MEM_REF)
				work.safe_push (TREE_OPERAND (next, 0));
			continue;
		}
		if (TREE_CODE (next) != SSA_NAME || leading_to_free->add (next))
			continue;
		stmt = SSA_NAME_DEF_STMT (next);
		if (gimple_code (stmt) == GIMPLE_PHI)
			for (unsigned i = 0; i < gimple_phi_num_args (stmt); i++)
				work.safe_push (gimple_phi_arg_def (stmt, i));
		else if (is_gimple_assign (stmt))
			work.safe_push (gimple_assign_rhs1 (stmt));
	}
}

/* POINTER, to per-CPU memory, is freed. */
static void
collect_place (tree pointer)
{
	pointer = looked_through (pointer);
	if (TREE_CODE (pointer) == SSA_NAME
	    && gimple_assign_load_p (SSA_NAME_DEF_STMT (pointer)))
		freed_places.safe_push (gimple_assign_rhs1 (SSA_NAME_DEF_STMT (pointer)));
}

static void
collect_freed (function *fun)
{
	basic_block block;

	FOR_EACH_BB_FN (block, fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);
			tree callee = is_gimple_call (stmt)
				      ? gimple_call_fndecl (stmt) : NULL_TREE;
			const bool percpu = callee && listed_as_p (callee, ACT_FREES);
			const int n = !callee ? -1 : percpu ? 0 : plain_free (callee);

			if (n < 0 || n >= (int) gimple_call_num_args (stmt))
				continue;
			collect_sources (gimple_call_arg (stmt, n));
			if (percpu)
				collect_place (gimple_call_arg (stmt, n));
		}
}

void
start_memory (flow_function *f, flow_values *values)
{
	current = f;
	numbers = values;
	leading_to_free = new hash_set<tree>;
	own_dominators = !dom_info_available_p (CDI_DOMINATORS);
	if (own_dominators)
		calculate_dominance_info (CDI_DOMINATORS);
	collect_freed (f->fun);
	start_alloc (f);
}

void
finish_memory (bool all_paths)
{
	finish_alloc (all_paths);
	if (own_dominators)
		free_dominance_info (CDI_DOMINATORS);
	delete leading_to_free;
	leading_to_free = NULL;
	freed_places.truncate (0);
}
