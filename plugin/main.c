/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Version gate, options and registration; nothing else. */
#include "plugin.h"

__attribute__ ((visibility ("default"))) int plugin_is_GPL_compatible;

static struct plugin_info percpu_info = {
	PERCPU_VERSION,
	"per-CPU variables: checks and offset sections\n"
	"  -fplugin-arg-percpu-help lists the options"
};

/* The words behind --target= in a compiler's configuration. */
static const char *
configured_target (const char *configuration, int *length)
{
	const char *at = strstr (configuration, "--target=");

	at = at ? at + strlen ("--target=") : "unknown";
	*length = strcspn (at, " '");
	return at;
}

/*
 * A plugin reads the compiler's own data structures, which change with every
 * release and with the target, so both have to be the same.  The date stamp
 * does not matter: distributions rebuild one release many times.
 */
static bool
version_ok (const struct plugin_gcc_version *running)
{
	int built_len, running_len;
	const char *built_for = configured_target (
		gcc_version.configuration_arguments, &built_len);
	const char *runs_for = configured_target (
		running->configuration_arguments, &running_len);

	if (strcmp (running->basever, gcc_version.basever) == 0
	    && built_len == running_len
	    && strncmp (built_for, runs_for, built_len) == 0)
		return true;

	error ("percpu: this plugin was built for GCC %s (%.*s) but is loaded "
	       "in GCC %s (%.*s); rebuild it with %<make GCC=gcc-%d%>",
	       gcc_version.basever, built_len, built_for,
	       running->basever, running_len, runs_for,
	       atoi (running->basever));
	return false;
}

static bool
compiling_c_p (void)
{
	return strncmp (lang_hooks.name, "GNU C", 5) == 0
	       && lang_hooks.name[5] != '+';
}

/* Per-CPU types have the space. */
static bool space_on;

static void
on_attributes (void *, void *)
{
	register_percpu_attribute ();
	register_unchecked_attribute ();
	register_needs_cpu_attribute ();
	register_ordinary_attribute ();
}

static void
on_pragmas (void *, void *)
{
	unit_predefine_macros ();
	space_on = space_wanted_p ();
	if (!space_on)
		return;
	register_space ();
	register_debug_hooks ();
	register_front_end_messages ();
	register_kernel_macros ();
}

static void
on_start_unit (void *, void *)
{
	register_table_builtin ();
	register_accessor_builtins ();
	register_decl_check ();
}

static void
on_finish_variable (tree decl)
{
	unsigned kinds = percpu_variable_kinds (decl);

	settle_misplaced_variable (decl);
	note_percpu_variable (decl);
	settle_automatic_variable (decl);
	if (space_on)
		prepare_ordinary_types (decl);
	if (only_own_errors_p ())
		walk_initializer (decl);
	if (percpu_opt.tags || percpu_opt.size_limit)
		tag_variable (decl);
	note_offset_table (decl);
	if (!kinds)
		return;
	check_static (decl, kinds);
	check_scope_initializer (decl);
}

/* Most are prototypes. */
static void
on_finish_decl (void *data, void *)
{
	tree decl = (tree) data;

	resume_space ();
	settle_other_space (decl);
	if (VAR_P (decl))
		on_finish_variable (decl);
	else if (space_on && DECL_P (decl))
		prepare_ordinary_types (decl);
}

static void
on_finish_type (void *type, void *)
{
	settle_misplaced_members ((tree) type);
}

static void
on_start_function (void *function, void *)
{
	resume_space ();
	/* NULL: a syntax error, what is declared is no function. */
	if (space_on && function)
		prepare_ordinary_types ((tree) function);
}

static void
on_function (void *function, void *)
{
	/* Headers are full of inline functions, and need not have said the names yet. */
	if (!DECL_DECLARED_INLINE_P ((tree) function))
		note_flow_names ();
	walk_function ((tree) function);
	release_held_messages ();
}

static void
on_ipa_start (void *, void *)
{
	if (seen_error () || own_errors_hidden_p ())
		return;
	if (percpu_opt.tags && percpu_opt.kernel)
		note_exported_variables ();
	if (percpu_opt.tags)
		note_tags ();
	define_slots ();
	protect_initializers ();
}

static void
on_finish_unit (void *, void *)
{
	show_own_errors ();
	check_size ();
	if (seen_error () || flag_syntax_only)
		return;
	if (percpu_opt.tags)
		emit_tags ();
}

/* Help goes to standard output unless the compiler's own output does. */
static FILE *
help_stream (void)
{
	bool busy = flag_preprocess_only
		    || (asm_file_name && strcmp (asm_file_name, "-") == 0);

	return busy ? stderr : stdout;
}

__attribute__ ((visibility ("default"))) int
plugin_init (struct plugin_name_args *args, struct plugin_gcc_version *version)
{
	const char *name = args->base_name;

	/*
	 * Failure is reported by error () and 0 is returned: the compiler
	 * stops before it reads the file, and does not add a second message
	 * about a plugin that failed to initialize.
	 */
	if (!version_ok (version) || !parse_options (args->argc, args->argv))
		return 0;

	const bool checks_only = percpu_opt.offset == MODEL_NONE && !percpu_opt.tags;
	const bool quiet = checks_only && percpu_opt.kernel && !percpu_opt.size_limit
			   && only_plugin_p ();

	/* What only was checked does not show it. */
	if (checks_only)
		hide_own_switches (args);
	register_callback (name, PLUGIN_INFO, NULL, &percpu_info);
	if (percpu_opt.help)
		print_help (help_stream ());
	if (percpu_opt.version)
		print_version (help_stream ());

	if (!compiling_c_p ())
		return 0;
	/* Annotated code compiles with `disable' as well. */
	register_callback (name, PLUGIN_ATTRIBUTES, on_attributes, NULL);
	if (percpu_opt.disable)
		return 0;

	register_callback (name, PLUGIN_PRAGMAS, on_pragmas, NULL);
	register_callback (name, PLUGIN_START_UNIT, on_start_unit, NULL);
	register_callback (name, PLUGIN_FINISH_DECL, on_finish_decl, NULL);
	register_callback (name, PLUGIN_FINISH_TYPE, on_finish_type, NULL);
	register_callback (name, PLUGIN_START_PARSE_FUNCTION, on_start_function,
			   NULL);
	register_callback (name, PLUGIN_PRE_GENERICIZE, on_function, NULL);
	register_callback (name, PLUGIN_ALL_IPA_PASSES_START, on_ipa_start, NULL);
	register_callback (name, PLUGIN_FINISH_UNIT, on_finish_unit, NULL);
	if (percpu_opt.tags || percpu_opt.size_limit)
		register_tags (name);
	register_scan (name);
	register_strip (name);
	register_index_pass (name);
	register_flow_pass (name);
	if (quiet)
		register_quiet_pass (name);
	if (percpu_opt.offset != MODEL_NONE)
		register_lower_pass (name);
	return 0;
}
