/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The headers of GCC in the order in which they want to be included, and the
 * only place for what differs between GCC versions.  Floor: GCC 11.
 *
 * A GCC "plugin in C" is compiled by the C++ compiler, because GCC is.
 */
#ifndef PERCPU_GCC_COMPAT_H
#define PERCPU_GCC_COMPAT_H

#include "gcc-plugin.h"
#include "plugin-version.h"
#include "tree.h"
#include "c-family/c-common.h"
#include "context.h"
#include "diagnostic.h"
#include "gimple.h"
#include "rtl.h"
#include "tree-pass.h"
#include "ssa.h"
#include "cgraph.h"
#include "ipa-utils.h"
#include "gcc-rich-location.h"
#include "intl.h"
#include "attribs.h"
#include "stringpool.h"
#include "stor-layout.h"
#include "fold-const.h"
#include "varasm.h"
#include "output.h"
#include "gimple-iterator.h"
#include "tree-iterator.h"
#include "gimple-walk.h"
#include "internal-fn.h"
#include "gimplify.h"
#include "tree-cfg.h"
#include "tree-dfa.h"
#include "tree-into-ssa.h"
#include "tree-ssa.h"
#include "cfganal.h"
#include "cfgloop.h"
#include "value-query.h"
#include "gimple-range.h"
#include "target.h"
#include "langhooks.h"
#include "toplev.h"
#include "debug.h"
#include "opts.h"
#include "stmt.h"
#include "memmodel.h"
#include "emit-rtl.h"
#include "c-family/c-pragma.h"
#include "c-tree.h"
#include "cpplib.h"

#ifndef BUILDING_GCC_VERSION
#error "BUILDING_GCC_VERSION comes from plugin-version.h's plugin headers; is gcc-N-plugin-dev installed?"
#endif
#if BUILDING_GCC_VERSION < 11000
#error "percpu.so needs the plugin headers of GCC 11 or later"
#endif

#if BUILDING_GCC_VERSION < 12000
/*
 * What irange::num_pairs () calls in GCC 11 and GCC 12 lacks: weak, so that the version
 * gate is reached there; drop with GCC 11.
 */
__asm__ (".weak _ZNK6irange16legacy_num_pairsEv");

/* GCC has it since 12 (system.h); drop with GCC 11. */
static inline bool
startswith (const char *text, const char *prefix)
{
	return strncmp (text, prefix, strlen (prefix)) == 0;
}
#endif

/*
 * The C front end's own symbols.  The same plugin is also loaded into cc1plus
 * and lto1 when -fplugin is among the flags of a C++ file or of an LTO link;
 * these compilers lack the symbols, and the dynamic linker would refuse the
 * plugin before it could step aside.  Weak references let it.
 */
extern GTY(()) cpp_reader *parse_in __attribute__ ((weak));
extern struct cpp_options *cpp_get_options (cpp_reader *)
	__attribute__ ((weak));
extern struct cpp_callbacks *cpp_get_callbacks (cpp_reader *)
	__attribute__ ((weak));
extern const unsigned char *cpp_macro_definition (cpp_reader *, cpp_hashnode *)
	__attribute__ ((weak));
extern void cpp_define (cpp_reader *, const char *) __attribute__ ((weak));
extern cpp_hashnode *cpp_lookup (cpp_reader *, const unsigned char *,
				 unsigned int) __attribute__ ((weak));
extern void cpp_undef (cpp_reader *, const char *) __attribute__ ((weak));
extern tree lookup_name (tree) __attribute__ ((weak));
extern tree c_build_qualified_type (tree, int, tree, size_t)
	__attribute__ ((weak));
extern GTY(()) tree *ridpointers __attribute__ ((weak));
extern void c_register_pragma (const char *, const char *,
			       pragma_handler_1arg) __attribute__ ((weak));
extern enum cpp_ttype pragma_lex (tree *, location_t *) __attribute__ ((weak));

#endif
