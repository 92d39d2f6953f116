/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A symbol is declared once more, its address is kept, and an entry is made of its name. */
#ifndef MOCK_EXPORT_H
#define MOCK_EXPORT_H

#include "compiler.h"

struct kernel_symbol {
	unsigned long value;
	const char *name;
};

#define EXPORT_SYMBOL(sym)						\
	extern typeof(sym) sym;						\
	__ADDRESSABLE(sym)						\
	static const struct kernel_symbol __used			\
		__section("___ksymtab+" #sym)				\
		__ksymtab_##sym = { (unsigned long)&sym, #sym };
#define EXPORT_SYMBOL_GPL(sym)	EXPORT_SYMBOL(sym)

#endif
