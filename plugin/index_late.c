/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-index] for a unit in which other checks found errors.
 *
 * GCC stops in front of "ssa" when there are errors, so one [percpu-access] would
 * hide all that [percpu-index] has to say until it is corrected.  Functions are still
 * lowered to a control flow graph, though, and errors that only this plugin
 * found leave good trees behind.  So a pass at the end of the lowering builds the
 * SSA form itself and looks at it.  No code is made of it any more.
 */
#include "index.h"

/* Something is wrong with the code of FUN beyond what the plugin said. */
static bool
erroneous_p (function *fun)
{
	basic_block block;
	tree decl;
	unsigned n;

	FOR_EACH_LOCAL_DECL (fun, n, decl)
		if (error_operand_p (decl))
			return true;
	FOR_EACH_BB_FN (block, fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block);
		     !gsi_end_p (at); gsi_next (&at))
			for (n = 0; n < gimple_num_ops (gsi_stmt (at)); n++) {
				tree operand = gimple_op (gsi_stmt (at), n);

				if (operand && error_operand_p (operand))
					return true;
			}
	return false;
}

namespace {

const pass_data late_index_pass_data = {
	GIMPLE_PASS, "percpu_index_late", OPTGROUP_NONE, TV_NONE,
	PROP_cfg, 0, 0, 0, 0
};

class late_index_pass : public gimple_opt_pass {
public:
	late_index_pass () : gimple_opt_pass (late_index_pass_data, g) {}
	bool gate (function *fun) final override
	{
		return seen_error () && only_own_errors_p ()
		       && percpu_opt.severity[CHECK_index] != SEVERITY_OFF
		       && !gimple_in_ssa_p (fun);
	}
	unsigned execute (function *fun) final override
	{
		if (erroneous_p (fun))
			return 0;
		if (!m_build_ssa)
			m_build_ssa = make_pass_build_ssa (m_ctxt);
		m_build_ssa->execute (fun);
		fun->curr_properties |= PROP_ssa;
		check_function_indices (fun);
		return 0;
	}

private:
	opt_pass *m_build_ssa = NULL;
};

} // anonymous namespace

void
register_late_index_pass (const char *plugin_name)
{
	register_pass_after (plugin_name, new late_index_pass, "*build_cgraph_edges");
}
