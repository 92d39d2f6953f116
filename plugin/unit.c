/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the plugin tells the unit's text, and the text the plugin. */
#include "plugin.h"

static bool module_pragma_seen;

/* #pragma percpu module */
static void
pragma_module (cpp_reader *)
{
	module_pragma_seen = true;
}

static void
define_number (const char *name, unsigned value)
{
	char text[64];

	snprintf (text, sizeof (text), "%s=%u", name, value);
	cpp_define (parse_in, text);
}

static void
define_macros (void)
{
	static const char *const model[] = {
		"__PERCPU_OFFSET_NONE__", "__PERCPU_OFFSET_TABLE__",
		"__PERCPU_OFFSET_BASE__"
	};

	define_number ("__PERCPU_PLUGIN__", PERCPU_VERSION_NUMBER);
	define_number (model[percpu_opt.offset], 1);
	if (space_wanted_p ())
		define_number ("__PERCPU_SPACE__", 1);
	else if (!percpu_opt.kernel)
		/* The keyword, which is missed then. */
		cpp_define (parse_in, "__percpu=");
	if (percpu_opt.nr_cpus)
		define_number ("__PERCPU_NR_CPUS__", percpu_opt.nr_cpus);
}

/*
 * The macros by which include/percpu.h knows that the plugin is there and which
 * model is in force.  MODULE is lost when a unit is compiled from preprocessed
 * text (-save-temps, ccache, distcc), so the header says it by a pragma, which
 * stays in the text.
 */
void
unit_predefine_macros (void)
{
	cpp_callbacks *callbacks = cpp_get_callbacks (parse_in);
	void (*on_define) (cpp_reader *, location_t, cpp_hashnode *)
		= callbacks->define;

	c_register_pragma ("percpu", "module", pragma_module);
	register_silencing_pragmas ();
	/* The conditions on them were decided when the text was made. */
	if (cpp_get_options (parse_in)->preprocessed)
		return;
	/* -g3 would record the macros in debug information not begun yet. */
	callbacks->define = NULL;
	define_macros ();
	callbacks->define = on_define;
}

/* The number that the macro NAME of the unit's text is; 0: there is none, or it is no number. */
unsigned HOST_WIDE_INT
macro_number (const char *name)
{
	cpp_hashnode *node = C_CPP_HASHNODE (get_identifier (name));
	const char *text;

	if (!cpp_user_macro_p (node))
		return 0;
	text = strchr ((const char *) cpp_macro_definition (parse_in, node), ' ');
	return text ? strtoul (text, NULL, 0) : 0;
}

/* Is the unit part of a module?  As in Linux, MODULE says so. */
bool
unit_is_module (void)
{
	return module_pragma_seen
	       || cpp_macro_p (C_CPP_HASHNODE (get_identifier ("MODULE")));
}

/*
 * Is it for a machine with one CPU, where the image is the only copy?  Only a kernel's
 * configuration says so.
 */
bool
unit_is_up (void)
{
	return percpu_opt.kernel
	       && !cpp_macro_p (C_CPP_HASHNODE (get_identifier ("CONFIG_SMP")));
}
