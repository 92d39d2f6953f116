/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where our passes are among GCC's. */
#include "plugin.h"
#include "tree-pass.h"

/* PASS becomes GCC's.  It runs after the first pass called REFERENCE. */
void
register_pass_after (const char *plugin_name, opt_pass *pass, const char *reference)
{
	register_pass_info info = { pass, reference, 1, PASS_POS_INSERT_AFTER };

	register_callback (plugin_name, PLUGIN_PASS_MANAGER_SETUP, NULL, &info);
}
