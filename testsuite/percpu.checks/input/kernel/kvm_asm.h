/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A header whose name says nothing of per-CPU data, with an accessor of its own, and
 * with a macro that is none.
 */
#ifndef MOCK_KVM_ASM_H
#define MOCK_KVM_ASM_H

#include "percpu.h"

#define hyp_name(sym)		hyp_##sym
#define DECLARE_HYP_PER_CPU(type, sym)	DECLARE_PER_CPU(type, hyp_name(sym))

extern unsigned long hyp_bases[];
extern char hyp_per_cpu_start[];

#define per_cpu_ptr_nvhe_sym(sym, cpu)					\
({									\
	unsigned long base__ = hyp_bases[cpu], off__;			\
									\
	off__ = (unsigned long)&hyp_name(sym) -				\
		(unsigned long)&hyp_per_cpu_start;			\
	base__ ? (typeof(hyp_name(sym)) *)(base__ + off__) : NULL;	\
})
#define this_cpu_ptr_nvhe_sym(sym)	per_cpu_ptr_nvhe_sym(sym, 0)

/* No accessor by its name: it gives what typeof says. */
#define address_nvhe_sym(sym)						\
	((typeof(hyp_name(sym)) *)(unsigned long)&hyp_name(sym))

#endif
