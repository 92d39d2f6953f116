/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The compiler writes its command line into what it makes: DW_AT_producer with
 * -g, .gnu.lto_.opts with -flto, .GCC.command.line with -frecord-gcc-switches.
 * A file that only was checked must not show it, nor where the plugin was
 * installed, so the plugin's own options are taken off that list.  The list is
 * only a record: GCC has acted on it before plugins are loaded.
 */
#include "plugin.h"

/* -fplugin=NAME, by a path or by the name that GCC looks for in its directory */
static bool
loads_us_p (const char *name, const struct plugin_name_args *args)
{
	return !strcmp (name, args->full_name) || !strcmp (name, args->base_name);
}

/* -fplugin-arg-NAME-KEY[=VALUE]: ARGUMENT begins with NAME */
static bool
argument_for_us_p (const char *argument, const struct plugin_name_args *args)
{
	size_t length = strlen (args->base_name);

	return !strncmp (argument, args->base_name, length)
	       && argument[length] == '-';
}

static bool
our_switch_p (const struct cl_decoded_option *option,
	      const struct plugin_name_args *args)
{
	switch (option->opt_index) {
	case OPT_fplugin_:
		return loads_us_p (option->arg, args);
	case OPT_fplugin_arg_:
		return argument_for_us_p (option->arg, args);
	default:
		return false;
	}
}

/* The driver tells where plugins are when it sees the first -fplugin. */
static bool
driver_switch_p (const struct cl_decoded_option *option)
{
	return option->opt_index == OPT_iplugindir_;
}

void
hide_own_switches (const struct plugin_name_args *args)
{
	bool others = false;
	unsigned kept = 0;

	for (unsigned i = 0; i < save_decoded_options_count; i++) {
		const struct cl_decoded_option *option = &save_decoded_options[i];

		if (our_switch_p (option, args))
			continue;
		others |= option->opt_index == OPT_fplugin_;
		save_decoded_options[kept++] = *option;
	}
	save_decoded_options_count = kept;
	if (others)
		return;

	kept = 0;
	for (unsigned i = 0; i < save_decoded_options_count; i++)
		if (!driver_switch_p (&save_decoded_options[i]))
			save_decoded_options[kept++] = save_decoded_options[i];
	save_decoded_options_count = kept;
}
