/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Passes that check go on when the front end's checks have found errors.
 *
 * GCC stops behind the lowering of functions when there are errors, so one [percpu-access]
 * would hide all that is to be said of paths and CPU numbers until it is corrected. Errors
 * that only this plugin found leave good trees behind, though: with `warn=all' they are
 * compiled. So they are taken out of GCC's count until the last pass that checks has
 * run, which puts them back: no code is made.  The paths of the functions with those errors
 * are left alone (report.c).
 *
 * Should a tree be wrong nevertheless, they are put back at once.
 */
#include "plugin.h"
#include "tree-pass.h"
#include "ssa.h"
#include "gimple-iterator.h"

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

const pass_data go_on_pass_data = {
	GIMPLE_PASS, "percpu_go_on", OPTGROUP_NONE, TV_NONE,
	PROP_cfg, 0, 0, 0, 0
};

class go_on_pass : public gimple_opt_pass {
public:
	go_on_pass () : gimple_opt_pass (go_on_pass_data, g) {}
	bool gate (function *fun) final override
	{
		if (own_errors_hidden_p () && erroneous_p (fun))
			show_own_errors ();
		return false;
	}
};

const pass_data silence_pass_data = {
	GIMPLE_PASS, "percpu_silence", OPTGROUP_NONE, TV_NONE,
	PROP_ssa, 0, 0, 0, 0
};

class silence_pass : public gimple_opt_pass {
public:
	silence_pass () : gimple_opt_pass (silence_pass_data, g) {}
	/* GCC itself would have stopped before it. */
	bool gate (function *) final override
	{
		if (own_errors_hidden_p ())
			silence_others ();
		return false;
	}
};

} // anonymous namespace

/* All is parsed.  Units without errors do not pay for the passes. */
void
go_on (void)
{
	if (!seen_error ())
		return;
	hide_own_errors ();
	register_pass (new go_on_pass, PASS_POS_INSERT_AFTER, "*build_cgraph_edges", 1);
	register_pass (new silence_pass, PASS_POS_INSERT_AFTER, "ssa", 1);
}
