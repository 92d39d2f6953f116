/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Model-specific registers belong to a CPU as per-CPU variables do.  To read one anywhere is
 * usual: many have the same value on all CPUs.  What is certain is that who reads one and writes
 * back what he has read means one CPU in between.
 *
 * Source: arch/x86/include/asm/{msr,paravirt}.h; the names with q are those of Linux 6.16.
 */
#include "flow.h"
#include "index.h"

/* Functions that are given the register and a value. */
static const call_entry writes[] = {
	{ "wrmsrl_safe", ACT_NEEDS_CPU, 0, 0, NULL },
	{ "wrmsrq_safe", ACT_NEEDS_CPU, 0, 0, NULL },
	{ "wrmsrl", ACT_NEEDS_CPU, 0, 0, NULL },
	{ "wrmsrq", ACT_NEEDS_CPU, 0, 0, NULL },
};

/* Is CALL one of a function among NAMES, which is given REG first? */
template <unsigned n>
static bool
reads_p (const char *const (&names)[n], gimple *call, tree reg)
{
	const char *name = is_gimple_call (call) ? called_name (call) : NULL;

	if (!name || gimple_call_num_args (call) < 1
	    || !operand_equal_p (looked_through (gimple_call_arg (call, 0)), reg, 0))
		return false;
	for (const char *entry : names)
		if (!strcmp (name, entry))
			return true;
	return false;
}

/* Functions that return what is in a register. */
static const char *const returning[] = {
	"native_read_msr", "native_read_msr_safe", "paravirt_read_msr",
	"paravirt_read_msr_safe", "native_rdmsrq"
};

/* And that put it where their second argument points to. */
static const char *const storing[] = { "rdmsrl_safe", "rdmsrq_safe" };

/* Is OPERAND the address of VARIABLE, or of a part of it? */
static bool
address_of_p (tree operand, const_tree variable)
{
	return operand && TREE_CODE (operand) == ADDR_EXPR
	       && get_base_address (TREE_OPERAND (operand, 0)) == variable;
}

/* Does STMT leave no value, as -ftrivial-auto-var-init does before a declaration? */
static bool
no_value_p (gimple *stmt)
{
	tree from = gimple_assign_single_p (stmt) ? gimple_assign_rhs1 (stmt) : NULL_TREE;

	if (gimple_clobber_p (stmt))
		return true;
	if (from && TREE_CODE (from) == SSA_NAME)
		stmt = SSA_NAME_DEF_STMT (from);
	return is_gimple_call (stmt) && gimple_call_internal_p (stmt);
}

/* May STMT change VARIABLE, or let others do it? */
static bool
changes_p (gimple *stmt, const_tree variable)
{
	tree result = gimple_get_lhs (stmt);

	if (no_value_p (stmt))
		return false;
	for (unsigned i = 0; i < gimple_num_ops (stmt); i++)
		if (address_of_p (gimple_op (stmt, i), variable))
			return true;
	return result && TREE_CODE (result) != SSA_NAME && get_base_address (result) == variable;
}

/* Is it only the read of REG that gives VARIABLE a value in F? */
static bool
only_read_p (const flow_function *f, const_tree variable, tree reg)
{
	bool read = false;
	basic_block block;

	FOR_EACH_BB_FN (block, f->fun)
		for (gimple_stmt_iterator at = gsi_start_nondebug_bb (block); !gsi_end_p (at);
		     gsi_next_nondebug (&at)) {
			gimple *stmt = gsi_stmt (at);

			if (!changes_p (stmt, variable))
				continue;
			if (!reads_p (storing, stmt, reg) || gimple_call_num_args (stmt) != 2
			    || !address_of_p (gimple_call_arg (stmt, 1), variable))
				return false;
			read = true;
		}
	return read;
}

/*
 * CALL's entry when it writes a register of the CPU, and in F nothing but the read of that
 * register has given the value; NULL if not.
 */
const call_entry *
written_back (const flow_function *f, gimple *call)
{
	const char *name = called_name (call);
	const call_entry *found = NULL;
	tree value, reg, variable;
	gimple *from;

	if (!name || !startswith (name, "wrmsr") || gimple_call_num_args (call) != 2)
		return NULL;
	for (const call_entry &entry : writes)
		if (!strcmp (name, entry.name))
			found = &entry;
	value = looked_through (gimple_call_arg (call, 1));
	if (!found || TREE_CODE (value) != SSA_NAME)
		return NULL;
	reg = looked_through (gimple_call_arg (call, 0));
	from = SSA_NAME_DEF_STMT (value);
	if (reads_p (returning, from, reg))
		return found;
	variable = gimple_assign_load_p (from) ? gimple_assign_rhs1 (from) : NULL_TREE;
	return variable && VAR_P (variable) && !is_global_var (variable)
	       && !TREE_THIS_VOLATILE (variable) && only_read_p (f, variable, reg) ? found : NULL;
}
