/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The pass that lowers references to per-CPU variables.
 *
 * Before:			After (model `base'):
 *	p = &x;				slot_1 = per_cpu_offset__x;
 *	y.a[3] = 0;			slot_2 = per_cpu_offset__y;
 *	asm ("incl %0" : "+m" (x));	p = slot_1;
 *					MEM_REF (slot_2).a[3] = 0;
 *					asm ("incl %0" : "+m" (MEM_REF (slot_1)));
 *
 * In the model `table' the front end has already written the slots' loads (table.c);
 * the pass only merges them, to one load for each function and variable.
 *
 * Steps, found again below:
 *	0. Keep the initializers that hold a variable's address from being folded
 *	   into code.
 *	1. Rewrite every operand that refers to a variable so that it uses a fresh
 *	   SSA name, the function's value of the slot; in `table', replace the
 *	   loads' results.  Note in which blocks the name is used.
 *	2. Load the slot once, in the nearest block that dominates all uses,
 *	   moved out of loops: slots do not change while the code runs.
 *	3. Renew what depends on the statements: virtual operands, references
 *	   of the symbol table.
 *
 * Why here, behind the early local passes (opt_local_passes): always_inline and
 * small functions have been inlined, so that "once for each function" is what the
 * assembler shows; and it is the last place that a compilation for LTO passes
 * through with the plugin loaded.  Why a pass over the whole unit: the early
 * local passes of a caller look at the bodies of its callees, which all have
 * to be in the same state.  The model for it is GCC's own emulated TLS.
 */
#include "plugin.h"

namespace {

/* One slot as one function uses it. */
struct slot_use {
	tree variable;			/* the slot, a VAR_DECL */
	tree value;			/* its value, an SSA name */
	basic_block dominator;		/* of all uses so far */
};

class function_lowering {
public:
	explicit function_lowering (function *fun) : m_fun (fun) {}
	void run ();

private:
	slot_use &use_of (tree slot);
	tree slot_value (tree decl, basic_block block);
	tree dereference (tree decl, basic_block block);
	bool lower_object (tree *object, basic_block block);
	tree lower_address (tree address, gimple_stmt_iterator *before);
	bool lower_operand (tree *operand, gimple_stmt_iterator *gsi);
	bool lower_constructor (tree constructor, gimple_stmt_iterator *gsi);
	bool lower_asm (gasm *stmt, gimple_stmt_iterator *gsi);
	bool lower_debug (gimple *stmt);
	bool lower_stmt (gimple_stmt_iterator *gsi);
	bool merge_load (gimple *stmt);
	bool lower_phi (gphi *phi);
	void lower_block (basic_block block);
	void insert_load (const slot_use &use);

	function *m_fun;
	auto_vec<slot_use> m_uses;
	bool m_changed = false;
};

} // anonymous namespace

slot_use &
function_lowering::use_of (tree slot)
{
	slot_use use;

	for (slot_use &known : m_uses)
		if (known.variable == slot)
			return known;
	use.variable = slot;
	use.value = make_ssa_name (TREE_TYPE (slot));
	use.dominator = NULL;
	m_uses.safe_push (use);
	return m_uses.last ();
}

/* Step 1: the slot's value, about to be used in BLOCK. */
static void
note_use (slot_use &use, basic_block block)
{
	use.dominator = use.dominator
			? nearest_common_dominator (CDI_DOMINATORS,
						    use.dominator, block)
			: block;
}

tree
function_lowering::slot_value (tree decl, basic_block block)
{
	slot_use &use = use_of (percpu_slot (decl));

	note_use (use, block);
	m_changed = true;
	return use.value;
}

static bool
lowered_variable_p (tree t)
{
	return VAR_P (t) && percpu_variable_lowered_p (t);
}

/* *slot, with DECL's type, alignment, alias set and volatility. */
tree
function_lowering::dereference (tree decl, basic_block block)
{
	tree type = TREE_TYPE (decl);
	tree offset = build_int_cst (reference_alias_ptr_type (decl), 0);
	tree ref;

	if (DECL_ALIGN (decl) < TYPE_ALIGN (type))
		type = build_aligned_type (type, DECL_ALIGN (decl));
	ref = build2 (MEM_REF, type, slot_value (decl, block), offset);
	TREE_THIS_VOLATILE (ref) = TREE_THIS_VOLATILE (decl);
	TREE_SIDE_EFFECTS (ref) = TREE_SIDE_EFFECTS (decl);
	TREE_THIS_NOTRAP (ref) = 1;
	return ref;
}

/* Where the tree holds the object that a reference starts from. */
static tree *
base_place (tree *object)
{
	if (TREE_CODE (*object) == WITH_SIZE_EXPR)
		object = &TREE_OPERAND (*object, 0);
	while (handled_component_p (*object))
		object = &TREE_OPERAND (*object, 0);
	return object;
}

/* The variable that is referred to at BASE, directly or as MEM_REF (&x). */
static tree
base_variable (tree base)
{
	if ((TREE_CODE (base) == MEM_REF || TREE_CODE (base) == TARGET_MEM_REF)
	    && TREE_CODE (TREE_OPERAND (base, 0)) == ADDR_EXPR)
		base = TREE_OPERAND (TREE_OPERAND (base, 0), 0);
	return lowered_variable_p (base) ? base : NULL_TREE;
}

static bool
refers_p (tree object)
{
	return base_variable (*base_place (&object)) != NULL_TREE;
}

/* Rewrites the memory reference *OBJECT in place. */
bool
function_lowering::lower_object (tree *object, basic_block block)
{
	tree variable, *base;

	if (!refers_p (*object))
		return false;
	*object = unshare_expr (*object);
	base = base_place (object);
	variable = base_variable (*base);
	if (VAR_P (*base))
		*base = dereference (variable, block);
	else
		TREE_OPERAND (*base, 0) = slot_value (variable, block);
	return true;
}

/* The value of ADDRESS, which refers to a variable, computed before *BEFORE. */
tree
function_lowering::lower_address (tree address, gimple_stmt_iterator *before)
{
	basic_block block = gsi_bb (*before);
	tree object = TREE_OPERAND (address, 0);
	gassign *stmt;
	tree value;

	if (lowered_variable_p (object)) {
		value = slot_value (object, block);
		if (useless_type_conversion_p (TREE_TYPE (address),
					       TREE_TYPE (value)))
			return value;
		stmt = gimple_build_assign (make_ssa_name (TREE_TYPE (address)),
					    NOP_EXPR, value);
	} else {
		address = unshare_expr (address);
		lower_object (&TREE_OPERAND (address, 0), block);
		recompute_tree_invariant_for_addr_expr (address);
		stmt = gimple_build_assign (make_ssa_name (TREE_TYPE (address)),
					    address);
	}
	gsi_insert_before (before, stmt, GSI_SAME_STMT);
	return gimple_assign_lhs (stmt);
}

static bool
address_refers_p (tree t)
{
	return TREE_CODE (t) == ADDR_EXPR && refers_p (TREE_OPERAND (t, 0));
}

bool
function_lowering::lower_constructor (tree constructor,
				      gimple_stmt_iterator *gsi)
{
	unsigned HOST_WIDE_INT i;
	constructor_elt *elt;
	bool changed = false;

	FOR_EACH_VEC_SAFE_ELT (CONSTRUCTOR_ELTS (constructor), i, elt)
		changed |= lower_operand (&elt->value, gsi);
	return changed;
}

bool
function_lowering::lower_operand (tree *operand, gimple_stmt_iterator *gsi)
{
	if (!*operand)
		return false;
	if (address_refers_p (*operand)) {
		*operand = lower_address (*operand, gsi);
		return true;
	}
	if (TREE_CODE (*operand) == CONSTRUCTOR)
		return lower_constructor (*operand, gsi);
	return lower_object (operand, gsi_bb (*gsi));
}

/*
 * An operand that is printed as a symbol ("i", "p" with %P) can only be one: the
 * template depends on it.
 */
static bool
symbol_operand_p (tree link)
{
	const char *constraint = TREE_STRING_POINTER (
		TREE_VALUE (TREE_PURPOSE (link)));
	bool allows_mem, allows_reg;
	const char *oconstraints[1] = { NULL };

	if (strchr (constraint, 'p'))
		return true;
	/* The same place as an output, so a register or memory. */
	if (strpbrk (constraint, "0123456789"))
		return false;
	parse_input_constraint (&constraint, 0, 0, 0, 0, oconstraints,
				&allows_mem, &allows_reg);
	return !allows_mem && !allows_reg;
}

bool
function_lowering::lower_asm (gasm *stmt, gimple_stmt_iterator *gsi)
{
	bool changed = false;

	for (unsigned i = 0; i < gimple_asm_noutputs (stmt); i++) {
		tree link = gimple_asm_output_op (stmt, i);

		changed |= lower_object (&TREE_VALUE (link), gsi_bb (*gsi));
	}
	for (unsigned i = 0; i < gimple_asm_ninputs (stmt); i++) {
		tree link = gimple_asm_input_op (stmt, i);

		if (!address_refers_p (TREE_VALUE (link)))
			changed |= lower_object (&TREE_VALUE (link),
						 gsi_bb (*gsi));
		else if (!symbol_operand_p (link)) {
			TREE_VALUE (link) = lower_address (TREE_VALUE (link),
							   gsi);
			changed = true;
		}
	}
	return changed;
}

static tree
find_reference (tree *tp, int *, void *)
{
	return lowered_variable_p (*tp) ? *tp : NULL_TREE;
}

/* The debugger cannot follow a slot: the value is unknown there. */
bool
function_lowering::lower_debug (gimple *stmt)
{
	if (!gimple_debug_bind_p (stmt) || !gimple_debug_bind_has_value_p (stmt)
	    || !walk_tree (gimple_debug_bind_get_value_ptr (stmt),
			   find_reference, NULL, NULL))
		return false;
	gimple_debug_bind_reset_value (stmt);
	return true;
}

/* Model `table': the statement loads a slot into an SSA name. */
bool
function_lowering::merge_load (gimple *stmt)
{
	tree slot;

	if (percpu_opt.offset != MODEL_TABLE || !gimple_assign_load_p (stmt)
	    || TREE_CODE (gimple_assign_lhs (stmt)) != SSA_NAME)
		return false;
	slot = gimple_assign_rhs1 (stmt);
	if (!VAR_P (slot) || !slot_variable_p (slot))
		return false;

	slot_use &use = use_of (slot);

	note_use (use, gimple_bb (stmt));
	gimple_assign_set_rhs1 (stmt, use.value);
	m_changed = true;
	return true;
}

bool
function_lowering::lower_stmt (gimple_stmt_iterator *gsi)
{
	gimple *stmt = gsi_stmt (*gsi);
	bool changed = false;

	if (is_gimple_debug (stmt))
		return lower_debug (stmt);
	if (merge_load (stmt))
		return true;
	if (gasm *asm_stmt = dyn_cast<gasm *> (stmt))
		return lower_asm (asm_stmt, gsi);

	/* The address in `p = &x.m' stands where it is. */
	if (gimple_assign_single_p (stmt)
	    && address_refers_p (gimple_assign_rhs1 (stmt))
	    && !lowered_variable_p (TREE_OPERAND (gimple_assign_rhs1 (stmt), 0))) {
		tree address = unshare_expr (gimple_assign_rhs1 (stmt));

		lower_object (&TREE_OPERAND (address, 0), gsi_bb (*gsi));
		recompute_tree_invariant_for_addr_expr (address);
		gimple_assign_set_rhs1 (stmt, address);
		changed = true;
	}
	for (unsigned i = 0; i < gimple_num_ops (stmt); i++)
		changed |= lower_operand (gimple_op_ptr (stmt, i), gsi);
	return changed;
}

/* At the end of BLOCK, but in front of what leaves it. */
static void
insert_at_end (basic_block block, gimple *stmt)
{
	gimple_stmt_iterator gsi = gsi_last_nondebug_bb (block);

	if (gsi_end_p (gsi)) {
		gsi = gsi_after_labels (block);
		gsi_insert_before (&gsi, stmt, GSI_SAME_STMT);
	} else if (stmt_ends_bb_p (gsi_stmt (gsi)))
		gsi_insert_before (&gsi, stmt, GSI_SAME_STMT);
	else
		gsi_insert_after (&gsi, stmt, GSI_SAME_STMT);
}

/*
 * An argument's address is computed at the end of the block that it comes from,
 * which needs no edge to be split: abnormal edges cannot be.
 */
bool
function_lowering::lower_phi (gphi *phi)
{
	bool changed = false;

	for (unsigned i = 0; i < gimple_phi_num_args (phi); i++) {
		tree address = gimple_phi_arg_def (phi, i);
		basic_block source = gimple_phi_arg_edge (phi, i)->src;
		tree value;

		if (!address_refers_p (address))
			continue;
		if (lowered_variable_p (TREE_OPERAND (address, 0)))
			value = slot_value (TREE_OPERAND (address, 0), source);
		else {
			address = unshare_expr (address);
			lower_object (&TREE_OPERAND (address, 0), source);
			recompute_tree_invariant_for_addr_expr (address);
			value = make_ssa_name (TREE_TYPE (address));
			insert_at_end (source,
				       gimple_build_assign (value, address));
		}
		SET_PHI_ARG_DEF (phi, i, value);
		changed = true;
	}
	return changed;
}

void
function_lowering::lower_block (basic_block block)
{
	for (gphi_iterator gsi = gsi_start_phis (block); !gsi_end_p (gsi);
	     gsi_next (&gsi))
		lower_phi (gsi.phi ());
	for (gimple_stmt_iterator gsi = gsi_start_bb (block); !gsi_end_p (gsi);
	     gsi_next (&gsi))
		if (lower_stmt (&gsi))
			update_stmt (gsi_stmt (gsi));
}

static bool
uses_p (gimple *stmt, tree name)
{
	ssa_op_iter iter;
	tree used;

	FOR_EACH_SSA_TREE_OPERAND (used, stmt, iter, SSA_OP_USE)
		if (used == name)
			return true;
	return false;
}

/* Step 2. */
void
function_lowering::insert_load (const slot_use &use)
{
	gassign *load = gimple_build_assign (use.value, use.variable);
	basic_block block = use.dominator;
	gimple_stmt_iterator gsi;

	SSA_NAME_DEF_STMT (use.value) = load;
	while (block != ENTRY_BLOCK_PTR_FOR_FN (m_fun)
	       && bb_loop_depth (block) > 0)
		block = get_immediate_dominator (CDI_DOMINATORS, block);
	if (block == ENTRY_BLOCK_PTR_FOR_FN (m_fun)) {
		gsi_insert_on_edge (single_succ_edge (block), load);
		return;
	}
	for (gsi = gsi_after_labels (block); !gsi_end_p (gsi); gsi_next (&gsi))
		if (!is_gimple_debug (gsi_stmt (gsi))
		    && (uses_p (gsi_stmt (gsi), use.value)
			|| stmt_ends_bb_p (gsi_stmt (gsi)))) {
			gsi_insert_before (&gsi, load, GSI_SAME_STMT);
			return;
		}
	insert_at_end (block, load);
}

void
function_lowering::run ()
{
	basic_block block;

	calculate_dominance_info (CDI_DOMINATORS);
	loop_optimizer_init (AVOID_CFG_MODIFICATIONS);
	FOR_EACH_BB_FN (block, m_fun)
		lower_block (block);
	for (const slot_use &use : m_uses)
		insert_load (use);
	gsi_commit_edge_inserts ();
	loop_optimizer_finalize ();
	free_dominance_info (CDI_DOMINATORS);

	/* Step 3. */
	if (!m_changed) {
		if (dump_file)
			fprintf (dump_file, "%s: no per-CPU variable\n",
				 function_name (m_fun));
		return;
	}
	if (dump_file)
		for (const slot_use &use : m_uses)
			fprintf (dump_file, "%s: loads %s once\n",
				 function_name (m_fun),
				 IDENTIFIER_POINTER (DECL_NAME (use.variable)));
	mark_virtual_operands_for_renaming (m_fun);
	update_ssa (TODO_update_ssa_only_virtuals);
	cgraph_edge::rebuild_references ();
}

namespace {

const pass_data lower_pass_data = {
	SIMPLE_IPA_PASS,
	"percpu_lower",
	OPTGROUP_NONE,
	TV_NONE,
	PROP_ssa | PROP_cfg,
	0, 0, 0, 0
};

class lower_pass : public simple_ipa_opt_pass {
public:
	lower_pass () : simple_ipa_opt_pass (lower_pass_data, g) {}
	bool gate (function *) final override { return !seen_error (); }
	unsigned int execute (function *) final override;
};

} // anonymous namespace

/* Does the variable's initializer hold the address of a lowered variable? */
static bool
holds_address_p (varpool_node *node)
{
	ipa_ref *ref;

	for (unsigned i = 0; node->iterate_reference (i, ref); i++)
		if (lowered_variable_p (ref->referred->decl))
			return true;
	return false;
}

/*
 * `static int *p = &x;' stays as it is: the loader gives the initializer the slot's
 * value.  But a load of P must not be folded to &x again, now or in the link of
 * an LTO build, where nothing would lower it.  GCC never looks into the
 * initializer of a volatile variable.  True when there was one.
 */
bool
protect_initializers (void)
{
	bool any = false;
	varpool_node *node;

	if (percpu_opt.offset != MODEL_BASE)
		return false;
	FOR_EACH_VARIABLE (node)
		if (!TREE_THIS_VOLATILE (node->decl)
		    && !slot_variable_p (node->decl)
		    && !lowered_variable_p (node->decl)
		    && holds_address_p (node)) {
			TREE_THIS_VOLATILE (node->decl) = 1;
			any = true;
		}
	return any;
}

/* Step 0: early passes made new initializers, say of a switch's table. */
static void
renew_statements (function *fun)
{
	basic_block block;

	FOR_EACH_BB_FN (block, fun)
		for (gimple_stmt_iterator gsi = gsi_start_bb (block);
		     !gsi_end_p (gsi); gsi_next (&gsi))
			update_stmt (gsi_stmt (gsi));
}

unsigned int
lower_pass::execute (function *)
{
	const bool renew = protect_initializers ();
	cgraph_node *node;

	FOR_EACH_DEFINED_FUNCTION (node) {
		function *fun = DECL_STRUCT_FUNCTION (node->decl);

		if (!gimple_has_body_p (node->decl) || node->inlined_to
		    || !fun || !fun->cfg)
			continue;
		push_cfun (fun);
		if (renew)
			renew_statements (fun);
		function_lowering (fun).run ();
		pop_cfun ();
	}
	return 0;
}

void
register_lower_pass (const char *plugin_name)
{
	register_pass_after (plugin_name, new lower_pass, "opt_local_passes");
}
