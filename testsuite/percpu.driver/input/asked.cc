/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Another plugin, which counts the passes that it is asked about.  */
#include "gcc-plugin.h"
#include <stdio.h>

int plugin_is_GPL_compatible;

static int asked;

static void
count (void *, void *)
{
	asked++;
}

static void
say (void *, void *)
{
	printf ("asked %d times\n", asked);
}

int
plugin_init (plugin_name_args *info, plugin_gcc_version *)
{
	register_callback (info->base_name, PLUGIN_OVERRIDE_GATE, count, NULL);
	register_callback (info->base_name, PLUGIN_FINISH, say, NULL);
	return 0;
}
