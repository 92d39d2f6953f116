/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GCC asks its plugins about each pass over each function, whether or not one of them wants
 * to be asked: in a kernel unit 70,000 times, which is the twentieth part of what checking
 * costs.  It does not when flag_plugin_added says that there are none.  That is what it says
 * from the first function that is lowered on: all is parsed, and the rest of the checks are
 * passes, which run all the same.
 *
 * Tags, the limit of sizes and offset sections have callbacks after that, what is no kernel
 * has one (define_slots ()), and other plugins may have any: with those nothing is changed.
 */
#include "plugin.h"
#include "tree-pass.h"
#include "context.h"

/* Before hide_own_switches (). */
bool
only_plugin_p (void)
{
	int plugins = 0;

	for (unsigned i = 0; i < save_decoded_options_count; i++)
		plugins += save_decoded_options[i].opt_index == OPT_fplugin_;
	return plugins == 1;
}

namespace {

const pass_data quiet_pass_data = {
	GIMPLE_PASS, "percpu_quiet", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};

class quiet_pass : public gimple_opt_pass {
public:
	quiet_pass () : gimple_opt_pass (quiet_pass_data, g) {}
	/* To ask is all there is to it. */
	bool gate (function *) final override
	{
		flag_plugin_added = false;
		return false;
	}
};

} // anonymous namespace

void
register_quiet_pass (const char *plugin_name)
{
	register_pass_after (plugin_name, new quiet_pass, "*build_cgraph_edges");
}
