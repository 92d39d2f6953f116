/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Macros that hide a pointer's origin, and keep a symbol. */
#ifndef MOCK_COMPILER_H
#define MOCK_COMPILER_H

#include "compiler_types.h"

/* The sum's origin is hidden from the optimizer. */
#define RELOC_HIDE(ptr, off)						\
({									\
	unsigned long hidden__;						\
	__asm__ ("" : "=r"(hidden__) : "0"(ptr));			\
	(typeof(ptr)) (hidden__ + (off));				\
})

#define __UNIQUE_ID(prefix)	__PASTE(__PASTE(mock_unique_, prefix), __COUNTER__)

#define ___ADDRESSABLE(sym, __attrs)					\
	static void * __used __attrs					\
		__UNIQUE_ID(__PASTE(addressable_, sym)) = (void *)&sym;
#define __ADDRESSABLE(sym)						\
	___ADDRESSABLE(sym, __section(".discard.addressable"))

#endif
