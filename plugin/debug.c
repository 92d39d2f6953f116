/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Debug information of types and file-scope declarations is made while the unit is being
 * parsed, when types still have the space.  So the calls are intercepted and see the
 * declarations as they are without it: DWARF, and BTF and CTF, which are made
 * from it, do not change.
 */
#include "plugin.h"

static const struct gcc_debug_hooks *next_hooks;
static struct gcc_debug_hooks our_hooks;

static void
make_type (tree decl, int local)
{
	next_hooks->type_decl (decl, local);
}

static void
make_global (tree decl, int)
{
	next_hooks->early_global_decl (decl);
}

static void
type_decl (tree decl, int local)
{
	with_ordinary_types (decl, make_type, local);
}

static void
early_global_decl (tree decl)
{
	with_ordinary_types (decl, make_global, 0);
}

void
register_debug_hooks (void)
{
	if (debug_info_level == DINFO_LEVEL_NONE)
		return;
	next_hooks = debug_hooks;
	our_hooks = *debug_hooks;
	our_hooks.type_decl = type_decl;
	our_hooks.early_global_decl = early_global_decl;
	debug_hooks = &our_hooks;
}
