/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stand-ins for a kernel's headers: the names and forms of an unmodified tree, as far as the plugin's
 * option `kernel' looks at them, and nothing more.  As in a tree, this one comes in
 * front of the unit by -include.
 *
 *	CONFIG_SMP	without it: one processor
 *	MODULE		a module's code
 *	MOCK_TAGGED	annotations are attributes, for BTF
 *	MOCK_OLD	a kernel that has no BTF_TYPE_TAG
 *	MOCK_SEGMENT	x86 with operands in the space __seg_gs; without SMP, in none
 */
#ifndef MOCK_COMPILER_TYPES_H
#define MOCK_COMPILER_TYPES_H

#ifdef MOCK_TAGGED
# define BTF_TYPE_TAG(value)	__attribute__(())
#else
# define BTF_TYPE_TAG(value)	/* nothing */
#endif

# define __kernel
# define __user		BTF_TYPE_TAG(user)
# define __rcu
#ifdef MOCK_OLD
# define __percpu
#else
# define __percpu	BTF_TYPE_TAG(percpu)
#endif
# define __force

#define __PASTE_NOW(a, b)	a##b
#define __PASTE(a, b)		__PASTE_NOW(a, b)
#define __used			__attribute__((__used__))
#define __section(name)		__attribute__((__section__(name)))
#define __aligned(n)		__attribute__((__aligned__(n)))
#define NULL			((void *)0)

typedef _Bool bool;
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned long long u64;
typedef unsigned long size_t;

#endif
