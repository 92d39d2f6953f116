/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * percpu.h - per-CPU variables for code outside Linux, by Linux's names
 *
 * A per-CPU variable is a variable of which every CPU has its own copy.  What the
 * macros below expand to depends on who compiles and for what:
 *
 *   PERCPU_SMP=0       one CPU: a per-CPU variable is a plain variable
 *   PERCPU_MODULES=0   no loadable modules: variables are in .data.percpu, a CPU's
 *                      copy is at &variable + __per_cpu_offset[cpu]
 *   otherwise          every variable has a slot, per_cpu_offset__NAME, in
 *                      .data.percpu_offset.  With the percpu plugin the compiler
 *                      makes and reads the slots, in the model that the
 *                      plugin's option offset= names; without it
 *                      the macros do, in the `table' model.  Both link together.
 *
 * Both settings are 1 unless given.  Code of a loadable module is compiled with
 * MODULE defined.  docs/header.md tells how to write per-CPU code with this header
 * and what a program that does not use libpercpu has to supply; docs/lowering.md
 * defines the models.
 *
 * Each macro's comment says: arguments, units, context (where it may be used),
 * errors, and, after "Rule:", where Linux documents the same.
 */
#ifndef PERCPU_H
#define PERCPU_H

/* The version of this header: 10000 * major + 100 * minor + patch. */
#define PERCPU_HEADER_VERSION 100

#include <stddef.h>

/* ------------------------------------------------------------------------- */
/* Settings                                                                  */
/* ------------------------------------------------------------------------- */

/* 0: the program runs on one CPU.  Same value in all units of a program. */
#ifndef PERCPU_SMP
#define PERCPU_SMP 1
#endif

/* 0: the program loads no modules.  Same value in all units of a program. */
#ifndef PERCPU_MODULES
#define PERCPU_MODULES 1
#endif

/* Bytes of a cache line, for the _SHARED_ALIGNED and _ALIGNED forms. */
#ifndef PERCPU_CACHE_BYTES
#define PERCPU_CACHE_BYTES 64
#endif

/* Bytes of a page, for the _PAGE_ALIGNED forms. */
#ifndef PERCPU_PAGE_SIZE
#define PERCPU_PAGE_SIZE 4096
#endif

#if !PERCPU_MODULES && defined(MODULE) && PERCPU_SMP
#error "percpu.h: MODULE is defined, but PERCPU_MODULES is 0: there are no modules"
#endif

#if !PERCPU_SMP
#define __PERCPU_MODE_UP 1
#elif defined(__CHECKER__) || !PERCPU_MODULES
/* Sparse wants to see types, not slots. */
#define __PERCPU_MODE_PLAIN 1
#elif defined(__PERCPU_PLUGIN__)
#define __PERCPU_MODE_PLUGIN 1
#ifdef MODULE
/* For the plugin, when the preprocessed text is compiled without -DMODULE. */
#pragma percpu module
#endif
#else
#define __PERCPU_MODE_FALLBACK 1
#endif

/* ------------------------------------------------------------------------- */
/* Annotations                                                               */
/* ------------------------------------------------------------------------- */

/*
 * __percpu - says that a pointer leads to a per-CPU variable
 * Use: between the pointed-to type and the star, `int __percpu *p'.
 * Errors: the plugin reports when such a pointer is followed or mixed with others, and
 * Sparse warns; a compiler alone sees nothing.
 * __kernel and __force are for the accessors; a cast with __force is a promise that
 * the address is right all the same.
 * Rule: Linux Documentation/dev-tools/sparse.rst, "Using sparse for typechecking".
 */
#ifdef __CHECKER__
#ifndef __percpu
#define __percpu	__attribute__((noderef, address_space(__percpu)))
#endif
#ifndef __force
#define __force		__attribute__((force))
#endif
#ifndef __kernel
#define __kernel	__attribute__((address_space(0)))
#endif
#else
/* With the plugin it is a keyword, unless the checks that need it are off. */
#if !defined(__percpu) && !defined(__PERCPU_SPACE__)
#define __percpu
#endif
#ifndef __force
#define __force
#endif
#ifndef __kernel
#define __kernel
#endif
#endif

/*
 * __percpu_needs_cpu - says that a function is called with the CPU held
 * Use: in front of the function's declaration or definition, `__percpu_needs_cpu void
 * count(void);'.  The declaration is the place, so that all callers see it.
 * Context: the caller has disabled preemption, softirqs or interrupts, or holds a
 * spinlock, or runs where nothing else can.
 * Errors: the plugin reports a call where the task can be moved to another CPU, and
 * percpu-link one in a function that is called there by other units; of the function
 * itself nothing is said.  A compiler alone sees nothing.
 */
#ifndef __percpu_needs_cpu
#ifdef __PERCPU_PLUGIN__
#define __percpu_needs_cpu	__attribute__((percpu_needs_cpu))
#else
#define __percpu_needs_cpu
#endif
#endif

/* ------------------------------------------------------------------------- */
/* What the program or libpercpu supplies                                    */
/* ------------------------------------------------------------------------- */

#if PERCPU_SMP

/* Bytes from the image to each CPU's area; 0 for all before there are areas. */
extern unsigned long __per_cpu_offset[];

/*
 * The array of offsets for the per-CPU variable that a pointer leads into, whoever
 * owns it.  Called by code that cannot know the variable.  Any context.
 */
extern unsigned long *__percpu_offset_table(const volatile void *p);

/* The CPU that the caller runs on; see raw_smp_processor_id(). */
extern unsigned int __percpu_cpu_id(void);

/* CPUs of the machine; see nr_cpu_ids. */
extern unsigned int __percpu_nr_cpus;

#endif /* PERCPU_SMP */

/*
 * Hooks.  A program that does not run on libpercpu defines those of these macros
 * that do not fit it, before this header is included.  (Where it has a function of the
 * name: `#define preempt_disable preempt_disable'.)
 */

static __inline__ __attribute__((__always_inline__, __unused__)) void
__percpu_barrier(void)
{
	__asm__ __volatile__("" : : : "memory");
}

/*
 * preempt_disable(), preempt_enable() - begin and end a section that stays on its CPU
 * Arguments: none; the pair nests.
 * Context: any.  Do not sleep, and do not call percpu_run_on(), inside.
 * By default only the compiler is held back: a CPU of libpercpu runs one
 * function at a time and no function changes its CPU.
 * Rule: Linux Documentation/locking/preempt-locking.rst.
 */
#ifndef preempt_disable
#define preempt_disable()	__percpu_barrier()
/* Nothing is moved: the plugin's flow checks have nothing to look for. */
#define __PERCPU_BOUND__
#endif
#ifndef preempt_enable
#define preempt_enable()	__percpu_barrier()
#endif

/*
 * raw_local_irq_save(flags), raw_local_irq_restore(flags) - keep interrupts of this
 * CPU out while a this_cpu_ operation is under way
 * Arguments: flags, an lvalue of type unsigned long that carries the state.
 * Context: any.  By default a compiler barrier, as above.
 */
#ifndef raw_local_irq_save
#define raw_local_irq_save(flags)	((flags) = 0, __percpu_barrier())
#endif
#ifndef raw_local_irq_restore
#define raw_local_irq_restore(flags)	((void)(flags), __percpu_barrier())
#endif

/*
 * raw_smp_processor_id(), smp_processor_id() - the number of the CPU that runs this
 * Value: unsigned int, 0 to nr_cpu_ids - 1.
 * Context: smp_processor_id() inside of a section that stays on its CPU, so that the
 * number is still right when it is used; the raw form anywhere, its value is a hint.
 * With libpercpu a thread that is no CPU of the target counts as CPU 0.
 * Rule: the comment above smp_processor_id() in Linux include/linux/smp.h.
 */
#ifndef raw_smp_processor_id
#if PERCPU_SMP
#define raw_smp_processor_id()	__percpu_cpu_id()
#else
#define raw_smp_processor_id()	0U
#endif
#endif
#ifndef smp_processor_id
#define smp_processor_id()	raw_smp_processor_id()
#endif

/*
 * nr_cpu_ids - one more than the highest CPU number (unsigned int)
 * cpu_possible(cpu), cpu_online(cpu) - is there such a CPU; does it run: 0 or 1
 * num_possible_cpus(), num_online_cpus() - how many (unsigned int)
 * Context: any.  With libpercpu every possible CPU is online; before percpu_boot() and
 * after percpu_shutdown() there is one, number 0.
 * Rule: Linux include/linux/cpumask.h, "The following particular system cpumasks".
 */
#ifndef nr_cpu_ids
#if PERCPU_SMP
#define nr_cpu_ids		(__percpu_nr_cpus + 0U)
#else
#define nr_cpu_ids		1U
#endif
#endif
#ifndef cpu_possible
#define cpu_possible(cpu)	((unsigned long)(cpu) < nr_cpu_ids)
#endif
#ifndef cpu_online
#define cpu_online(cpu)		cpu_possible(cpu)
#endif
#ifndef num_possible_cpus
#define num_possible_cpus()	nr_cpu_ids
#endif
#ifndef num_online_cpus
#define num_online_cpus()	num_possible_cpus()
#endif

/*
 * for_each_possible_cpu(cpu), for_each_online_cpu(cpu) - a loop over CPU numbers
 * Arguments: cpu, an integer lvalue; holds each CPU's number in ascending order and a
 * number that is no CPU after the loop.
 * Context: any; `break' and `continue' work.
 * Rule: Linux include/linux/cpumask.h.
 */
#ifndef for_each_possible_cpu
#define for_each_possible_cpu(cpu)					\
	for ((cpu) = 0; (unsigned long)(cpu) < nr_cpu_ids; (cpu)++)	\
		if (!cpu_possible(cpu)) {				\
		} else
#endif
#ifndef for_each_online_cpu
#define for_each_online_cpu(cpu)					\
	for ((cpu) = 0; (unsigned long)(cpu) < nr_cpu_ids; (cpu)++)	\
		if (!cpu_online(cpu)) {					\
		} else
#endif

/* ------------------------------------------------------------------------- */
/* Inner parts: definitions                                                  */
/* ------------------------------------------------------------------------- */

#define __PERCPU_STR_1(text)	#text
#define __PERCPU_STR(text)	__PERCPU_STR_1(text)

/*
 * A declaration that takes the place where `static' would go: `static
 * DEFINE_PER_CPU (...)' then has two storage classes, which no compiler accepts.
 * Where there is a slot its own declaration does this; elsewhere this one, which
 * is never defined and costs nothing.
 */
#define __PERCPU_NOT_STATIC(name)					\
	extern char use_DEFINE_STATIC_PER_CPU_for__##name

#if defined(__PERCPU_MODE_UP) && defined(__PERCPU_PLUGIN__)

#define __PERCPU_DEFINE(type, name, sec)				\
	__attribute__((percpu("define", ""))) __percpu __typeof__(type) name
#define __PERCPU_STATIC(type, name, sec)				\
	__attribute__((percpu("static", ""))) static			\
	__percpu __typeof__(type) name
#define __PERCPU_DECLARE(kind, type, name, sec)				\
	__attribute__((percpu(kind, ""))) extern			\
	__percpu __typeof__(type) name
#define __PERCPU_EXPORT(name)						\
	__attribute__((percpu("export", ""))) extern __typeof__(name) name

#elif defined(__PERCPU_MODE_UP)

#define __PERCPU_DEFINE(type, name, sec)				\
	__PERCPU_NOT_STATIC(name); __typeof__(type) name
#define __PERCPU_STATIC(type, name, sec)				\
	static __typeof__(type) name
#define __PERCPU_DECLARE(kind, type, name, sec)				\
	extern __typeof__(type) name
#define __PERCPU_EXPORT(name)						\
	extern __typeof__(name) name

#elif defined(__PERCPU_PLUGIN__) && !defined(__CHECKER__)

#ifdef __PERCPU_MODE_PLAIN
#define __PERCPU_KIND(kind)	kind ",noslot"
#else
#define __PERCPU_KIND(kind)	kind
#endif

#define __PERCPU_DEFINE(type, name, sec)				\
	__attribute__((percpu(__PERCPU_KIND("define"), ".data.percpu" sec))) \
	__percpu __typeof__(type) name
#define __PERCPU_STATIC(type, name, sec)				\
	__attribute__((percpu(__PERCPU_KIND("static"), ".data.percpu" sec))) \
	static __percpu __typeof__(type) name
#define __PERCPU_DECLARE(kind, type, name, sec)				\
	__attribute__((percpu(__PERCPU_KIND(kind), ".data.percpu" sec))) \
	extern __percpu __typeof__(type) name
#define __PERCPU_EXPORT(name)						\
	__attribute__((percpu(__PERCPU_KIND("export")))) extern		\
	__typeof__(name) name

#else /* no plugin */

/*
 * Every variable has an input section of its own, .data.percpu.NAME: constant and other
 * variables cannot share one.  (Two statics of one name in different functions do: GCC
 * refuses one that is constant beside one that is not.)
 */
#define __PERCPU_IN(sec, tail)						\
	__attribute__((__section__(".data.percpu" sec "." tail)))

#ifdef __CHECKER__
#define __PERCPU_SPACE	__percpu
#else
#define __PERCPU_SPACE
#endif

#ifdef __PERCPU_MODE_FALLBACK

#ifdef MODULE
#define __PERCPU_SLOT_INIT	0	/* filled when the module is loaded */
#else
#define __PERCPU_SLOT_INIT	__per_cpu_offset
#endif

/*
 * "used": the loader writes the slot behind the compiler's back.
 * The slot comes first so that the variable's initializer can follow the macro.
 */
#define __PERCPU_SLOT(name)						\
	__attribute__((__used__, __section__(".data.percpu_offset")))	\
	unsigned long *per_cpu_offset__##name = __PERCPU_SLOT_INIT;
#define __PERCPU_SLOT_EXTERN(name)					\
	extern unsigned long *per_cpu_offset__##name
#define __PERCPU_STATIC_SLOT(name)	static __PERCPU_SLOT(name)

#else

#define __PERCPU_SLOT(name)
#define __PERCPU_SLOT_EXTERN(name)	__PERCPU_NOT_STATIC(name)
#define __PERCPU_STATIC_SLOT(name)

#endif

#define __PERCPU_DEFINE(type, name, sec)				\
	__PERCPU_SLOT_EXTERN(name);					\
	__PERCPU_SLOT(name)						\
	__PERCPU_IN(sec, #name) __PERCPU_SPACE __typeof__(type) name
#define __PERCPU_STATIC(type, name, sec)				\
	__PERCPU_STATIC_SLOT(name)					\
	static __PERCPU_IN(sec, #name)					\
	__PERCPU_SPACE __typeof__(type) name
#define __PERCPU_DECLARE(kind, type, name, sec)				\
	__PERCPU_SLOT_EXTERN(name);					\
	extern __PERCPU_IN(sec, #name) __PERCPU_SPACE __typeof__(type) name
#ifdef __CHECKER__
/* A redeclaration by typeof would lose the address space. */
#define __PERCPU_EXPORT(name)						\
	extern char __percpu_export__##name[sizeof(name) ? 1 : 1]
#else
#define __PERCPU_EXPORT(name)						\
	extern __typeof__(name) name
#endif

#endif

/* ------------------------------------------------------------------------- */
/* Definitions                                                               */
/* ------------------------------------------------------------------------- */

/*
 * DEFINE_PER_CPU(type, name) - defines a per-CPU variable with external linkage
 * Arguments: type, any object type (`int', `struct s', `int[4]', `const long',
 * `int (*)(void)' through a typedef or as it stands); name, an identifier.
 * An initializer may follow, `= value'; every CPU's copy starts with it.
 * Context: file scope.
 * Errors: `static' in front does not compile; DEFINE_STATIC_PER_CPU is the form for that.
 * Rule: Linux include/linux/percpu-defs.h and Documentation/core-api/this_cpu_ops.rst.
 */
#define DEFINE_PER_CPU(type, name)					\
	__PERCPU_DEFINE(type, name, "")

/*
 * DEFINE_PER_CPU_SECTION(type, name, sec) - the same, in a part of .data.percpu of its own
 * Arguments: sec, a string that begins with "..": "..mine" gives .data.percpu..mine.
 * Context and errors: as DEFINE_PER_CPU.
 */
#define DEFINE_PER_CPU_SECTION(type, name, sec)				\
	__PERCPU_DEFINE(type, name, sec)

/*
 * DEFINE_PER_CPU_FIRST(type, name) - the same, at the beginning of each CPU's area
 * For the one variable whose place must be known to assembly code.
 * Context and errors: as DEFINE_PER_CPU.
 */
#define DEFINE_PER_CPU_FIRST(type, name)				\
	__PERCPU_DEFINE(type, name, "..first")

/*
 * DEFINE_PER_CPU_SHARED_ALIGNED(type, name) - the same, on cache lines of its own
 * For variables that other CPUs also write.  Aligned to PERCPU_CACHE_BYTES when there
 * is more than one CPU.
 * Context and errors: as DEFINE_PER_CPU.
 */
#if PERCPU_SMP
#define DEFINE_PER_CPU_SHARED_ALIGNED(type, name)			\
	__PERCPU_DEFINE(type, name, "..shared_aligned")			\
	__attribute__((__aligned__(PERCPU_CACHE_BYTES)))
#else
#define DEFINE_PER_CPU_SHARED_ALIGNED(type, name)			\
	__PERCPU_DEFINE(type, name, "..shared_aligned")
#endif

/*
 * DEFINE_PER_CPU_ALIGNED(type, name) - the same, aligned to PERCPU_CACHE_BYTES always
 * Context and errors: as DEFINE_PER_CPU.
 */
#define DEFINE_PER_CPU_ALIGNED(type, name)				\
	__PERCPU_DEFINE(type, name, "..shared_aligned")			\
	__attribute__((__aligned__(PERCPU_CACHE_BYTES)))

/*
 * DEFINE_PER_CPU_PAGE_ALIGNED(type, name) - the same, aligned to PERCPU_PAGE_SIZE
 * Context and errors: as DEFINE_PER_CPU.
 */
#define DEFINE_PER_CPU_PAGE_ALIGNED(type, name)				\
	__PERCPU_DEFINE(type, name, "..page_aligned")			\
	__attribute__((__aligned__(PERCPU_PAGE_SIZE)))

/*
 * DEFINE_PER_CPU_READ_MOSTLY(type, name) - the same, beside others that are seldom written
 * Context and errors: as DEFINE_PER_CPU.
 */
#define DEFINE_PER_CPU_READ_MOSTLY(type, name)				\
	__PERCPU_DEFINE(type, name, "..read_mostly")

/*
 * DEFINE_STATIC_PER_CPU(type, name) and forms - a per-CPU variable with internal linkage
 * Arguments and forms: those of DEFINE_PER_CPU.
 * Context: file scope, or a function's block, where it is one variable per CPU that
 * outlives the call, as `static' says.  Several functions may use one name.
 * Rule: `static DEFINE_PER_CPU' of Linux.  Here it is one word, because a definition
 * can consist of two objects and both have to be static.
 */
#define DEFINE_STATIC_PER_CPU(type, name)				\
	__PERCPU_STATIC(type, name, "")
#define DEFINE_STATIC_PER_CPU_SECTION(type, name, sec)			\
	__PERCPU_STATIC(type, name, sec)
#define DEFINE_STATIC_PER_CPU_FIRST(type, name)				\
	__PERCPU_STATIC(type, name, "..first")
#if PERCPU_SMP
#define DEFINE_STATIC_PER_CPU_SHARED_ALIGNED(type, name)		\
	__PERCPU_STATIC(type, name, "..shared_aligned")			\
	__attribute__((__aligned__(PERCPU_CACHE_BYTES)))
#else
#define DEFINE_STATIC_PER_CPU_SHARED_ALIGNED(type, name)		\
	__PERCPU_STATIC(type, name, "..shared_aligned")
#endif
#define DEFINE_STATIC_PER_CPU_ALIGNED(type, name)			\
	__PERCPU_STATIC(type, name, "..shared_aligned")			\
	__attribute__((__aligned__(PERCPU_CACHE_BYTES)))
#define DEFINE_STATIC_PER_CPU_PAGE_ALIGNED(type, name)			\
	__PERCPU_STATIC(type, name, "..page_aligned")			\
	__attribute__((__aligned__(PERCPU_PAGE_SIZE)))
#define DEFINE_STATIC_PER_CPU_READ_MOSTLY(type, name)			\
	__PERCPU_STATIC(type, name, "..read_mostly")

/*
 * DECLARE_PER_CPU(type, name) and forms - declares a per-CPU variable that is defined
 * elsewhere with DEFINE_PER_CPU; each form with the DEFINE form of the same ending
 * Context: file scope, usually a header file.  May precede the definition in one unit.
 * Errors: a variable that nobody defines is a link error in the kernel and a failed load
 * in a module.
 */
#define DECLARE_PER_CPU(type, name)					\
	__PERCPU_DECLARE("declare", type, name, "")
#define DECLARE_PER_CPU_SECTION(type, name, sec)			\
	__PERCPU_DECLARE("declare", type, name, sec)
#define DECLARE_PER_CPU_FIRST(type, name)				\
	__PERCPU_DECLARE("declare", type, name, "..first")
#if PERCPU_SMP
#define DECLARE_PER_CPU_SHARED_ALIGNED(type, name)			\
	__PERCPU_DECLARE("declare", type, name, "..shared_aligned")	\
	__attribute__((__aligned__(PERCPU_CACHE_BYTES)))
#else
#define DECLARE_PER_CPU_SHARED_ALIGNED(type, name)			\
	__PERCPU_DECLARE("declare", type, name, "..shared_aligned")
#endif
#define DECLARE_PER_CPU_ALIGNED(type, name)				\
	__PERCPU_DECLARE("declare", type, name, "..shared_aligned")	\
	__attribute__((__aligned__(PERCPU_CACHE_BYTES)))
#define DECLARE_PER_CPU_PAGE_ALIGNED(type, name)			\
	__PERCPU_DECLARE("declare", type, name, "..page_aligned")	\
	__attribute__((__aligned__(PERCPU_PAGE_SIZE)))
#define DECLARE_PER_CPU_READ_MOSTLY(type, name)				\
	__PERCPU_DECLARE("declare", type, name, "..read_mostly")

/*
 * DECLARE_MODULE_PER_CPU(type, name) and forms - declares a per-CPU variable that a
 * loadable module owns
 * Arguments, context, errors: as DECLARE_PER_CPU.  On targets whose kernel variables are
 * reached without a slot this is what says that the variable has one; elsewhere
 * it is the same as DECLARE_PER_CPU.
 * Rule: docs/lowering.md, kind "module".
 */
#define DECLARE_MODULE_PER_CPU(type, name)				\
	__PERCPU_DECLARE("module", type, name, "")
#define DECLARE_MODULE_PER_CPU_SECTION(type, name, sec)			\
	__PERCPU_DECLARE("module", type, name, sec)
#define DECLARE_MODULE_PER_CPU_FIRST(type, name)			\
	__PERCPU_DECLARE("module", type, name, "..first")
#if PERCPU_SMP
#define DECLARE_MODULE_PER_CPU_SHARED_ALIGNED(type, name)		\
	__PERCPU_DECLARE("module", type, name, "..shared_aligned")	\
	__attribute__((__aligned__(PERCPU_CACHE_BYTES)))
#else
#define DECLARE_MODULE_PER_CPU_SHARED_ALIGNED(type, name)		\
	__PERCPU_DECLARE("module", type, name, "..shared_aligned")
#endif
#define DECLARE_MODULE_PER_CPU_ALIGNED(type, name)			\
	__PERCPU_DECLARE("module", type, name, "..shared_aligned")	\
	__attribute__((__aligned__(PERCPU_CACHE_BYTES)))
#define DECLARE_MODULE_PER_CPU_PAGE_ALIGNED(type, name)			\
	__PERCPU_DECLARE("module", type, name, "..page_aligned")	\
	__attribute__((__aligned__(PERCPU_PAGE_SIZE)))
#define DECLARE_MODULE_PER_CPU_READ_MOSTLY(type, name)			\
	__PERCPU_DECLARE("module", type, name, "..read_mostly")

/*
 * EXPORT_PER_CPU_SYMBOL(name), EXPORT_PER_CPU_SYMBOL_GPL(name) - says that modules may
 * use the variable
 * Arguments: name, a variable that this unit has defined with external linkage.
 * Context: file scope, behind the definition.  Both forms mean the same here; the licence
 * of a module is not looked at.
 * Rule: Linux Documentation/kernel-hacking/hacking.rst, "Symbols".
 */
#define EXPORT_PER_CPU_SYMBOL(name)	__PERCPU_EXPORT(name)
#define EXPORT_PER_CPU_SYMBOL_GPL(name)	__PERCPU_EXPORT(name)

/* ------------------------------------------------------------------------- */
/* Inner parts: addresses                                                    */
/* ------------------------------------------------------------------------- */

/*
 * The type that a pointer's accessor gives.  The conditional turns an array's name
 * into a pointer and, unlike an addition, takes void pointers; Sparse must see
 * the pointed-to type to take its address space away.
 */
#ifdef __CHECKER__
#define __PERCPU_PTR_TYPE(p)	__typeof__(*(p)) __kernel __force *
#elif defined(__PERCPU_PLUGIN__)
#define __PERCPU_PTR_TYPE(p)	__typeof__(__builtin_percpu_strip(p))
#else
#define __PERCPU_PTR_TYPE(p)	__typeof__(0 ? (p) : (p))
#endif

/* The type of an ordinary object like the per-CPU variable VAR. */
#ifdef __CHECKER__
#define __PERCPU_TYPE(var)	__typeof__(*(__PERCPU_PTR_TYPE(&(var)))0)
#elif defined(__PERCPU_PLUGIN__)
#define __PERCPU_TYPE(var)	__typeof__(*__builtin_percpu_strip(&(var)))
#else
#define __PERCPU_TYPE(var)	__typeof__(var)
#endif

/*
 * P moved by OFFSET bytes.  The empty asm hides where the address comes from: without it
 * the compiler may reason that a pointer made from &x can only lead into x, of
 * which the image is the only one that it knows, and move or drop accesses.
 * A pointer that is not per-CPU is found here by Sparse, by the parameter's type.
 */
static __inline__ __attribute__((__always_inline__, __unused__)) void *
__percpu_move(unsigned long pointer, unsigned long offset)
{
	unsigned long address;

	__asm__("" : "=r"(address) : "0"(pointer));
	return (void *)(address + offset);
}

static __inline__ __attribute__((__always_inline__, __unused__)) void *
__percpu_shift(const volatile void __percpu *p, unsigned long offset)
{
	return __percpu_move((__force unsigned long)p, offset);
}

/*
 * Two primitives, from which all accessors are made:
 *   __PERCPU_PTR(p, cpu)    an ordinary pointer to CPU's copy of *p
 *   __PERCPU_VAR(var, cpu)  CPU's copy of var, as an lvalue
 * Locals get a number of their own, so that an accessor used in another's argument
 * neither captures nor shadows one.
 */
#if defined(__PERCPU_PLUGIN__) && !defined(__CHECKER__)

/*
 * The pointer is looked at by a built-in of the plugin, `verify', or `verify_op' where an
 * operation works on what it leads to, and goes on as a number, which has no space.
 */
#ifdef __PERCPU_MODE_PLAIN
#define __PERCPU_MOVED(p, value, cpu)					\
	((__force __PERCPU_PTR_TYPE(p))					\
	 __percpu_move((__force unsigned long)(value), __per_cpu_offset[cpu]))
#else
#define __PERCPU_MOVED(p, value, cpu)					\
	((__force __PERCPU_PTR_TYPE(p))					\
	 __percpu_move((__force unsigned long)(value),			\
		       __builtin_percpu_table((p), (value))[cpu]))
#endif
#ifdef __PERCPU_MODE_UP
#define __PERCPU_PTR_2(verify, p, cpu, n)				\
	__extension__ ({						\
		(void)(cpu);						\
		(__force __PERCPU_PTR_TYPE(p))				\
		(__force unsigned long)(__builtin_percpu_##verify(p));	\
	})
#else
#define __PERCPU_PTR_2(verify, p, cpu, n)				\
	__extension__ ({						\
		__typeof__(__builtin_percpu_##verify(p)) __percpu_p##n = (p); \
		__PERCPU_MOVED(p, __percpu_p##n, cpu);			\
	})
#endif
#define __PERCPU_PTR_1(verify, p, cpu, n)	__PERCPU_PTR_2(verify, p, cpu, n)
#define __PERCPU_PTR(p, cpu)						\
	__PERCPU_PTR_1(verify, p, cpu, __COUNTER__)
#define __PERCPU_OP_PTR(p, cpu)						\
	__PERCPU_PTR_1(verify_op, p, cpu, __COUNTER__)

#elif defined(__PERCPU_MODE_UP)

#define __PERCPU_PTR(p, cpu)						\
	__extension__ ({						\
		(void)(cpu);						\
		(__PERCPU_PTR_TYPE(p))(p);				\
	})

#elif defined(__PERCPU_MODE_PLAIN)

#define __PERCPU_PTR(p, cpu)						\
	__extension__ ({						\
		(__PERCPU_PTR_TYPE(p))					\
			__percpu_shift((p), __per_cpu_offset[cpu]);	\
	})

#else /* fallback */

static __inline__ __attribute__((__always_inline__, __unused__)) void *
__percpu_find(const volatile void *p, unsigned long cpu)
{
	return __percpu_shift(p, __percpu_offset_table(p)[cpu]);
}

#define __PERCPU_PTR(p, cpu)						\
	__extension__ ({						\
		(__PERCPU_PTR_TYPE(p))__percpu_find((p),		\
						    (unsigned long)(cpu)); \
	})

/* Is the text an identifier?  What else can stand in an expression is not. */
#define __PERCPU_HAS(text, c)	(__builtin_strchr(text, c) != 0)
#define __PERCPU_NO_NAME(text)						\
	(__PERCPU_HAS(text, '.') || __PERCPU_HAS(text, '[') ||		\
	 __PERCPU_HAS(text, '(') || __PERCPU_HAS(text, '*') ||		\
	 __PERCPU_HAS(text, '-') || __PERCPU_HAS(text, '+') ||		\
	 __PERCPU_HAS(text, '&') || __PERCPU_HAS(text, ' ') ||		\
	 __PERCPU_HAS(text, '?') || __PERCPU_HAS(text, ','))
#define __PERCPU_NAME_MESSAGE						\
	"percpu: without the compiler plugin this accessor takes the plain " \
	"name of a per-CPU variable; for a member or an element write "	\
	"per_cpu(name, cpu).member, or use per_cpu_ptr(&lvalue, cpu)"

/*
 * The slot's name is made from the variable's, hence plain names only.  An element
 * would be pasted to the slot and give a wrong address without this check.
 * clang does not fold strchr() in an assertion, but does in diagnose_if.
 */
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
static __inline__ __attribute__((__always_inline__, __unused__)) void
__percpu_check_name(const char *text)
	__attribute__((diagnose_if(__PERCPU_NO_NAME(text),
				   __PERCPU_NAME_MESSAGE, "error")));
#pragma clang diagnostic pop
static __inline__ __attribute__((__always_inline__, __unused__)) void
__percpu_check_name(const char *text)
{
	(void)text;
}
#define __PERCPU_CHECK_NAME(text)	__percpu_check_name(text)
#else
#define __PERCPU_CHECK_NAME(text)					\
	_Static_assert(!__PERCPU_NO_NAME(text), __PERCPU_NAME_MESSAGE)
#endif

#define __PERCPU_VAR_1(var, text, cpu)					\
	(*__extension__ ({						\
		__PERCPU_CHECK_NAME(text);				\
		(__typeof__(var) *)__percpu_shift(&(var),		\
			per_cpu_offset__##var[cpu]);			\
	}))
#define __PERCPU_VAR(var, cpu)	__PERCPU_VAR_1(var, __PERCPU_STR_1(var), cpu)

#endif

#ifndef __PERCPU_VAR
#define __PERCPU_VAR(var, cpu)	(*__PERCPU_PTR(&(var), cpu))
#endif
#ifndef __PERCPU_OP_PTR
#define __PERCPU_OP_PTR(p, cpu)	__PERCPU_PTR(p, cpu)
#endif

/* ------------------------------------------------------------------------- */
/* Accessors                                                                 */
/* ------------------------------------------------------------------------- */

/*
 * per_cpu(var, cpu) - CPU's copy of a variable, an lvalue
 * Arguments: var, a per-CPU variable, or a member or an element of one (without the plugin
 * a variable's plain name only: per_cpu(s, cpu).member is the same); cpu, the number of a
 * possible CPU, evaluated once.
 * Context: any.  Nothing keeps the CPU itself from changing the copy at the same time: this is
 * for setting up, for summing up, or under a lock.
 * Errors: a cpu that is not possible is undefined, like an index outside of an array.
 * Rule: Linux Documentation/core-api/this_cpu_ops.rst, "Remote access to per cpu data".
 */
#define per_cpu(var, cpu)		__PERCPU_VAR(var, cpu)

/*
 * per_cpu_ptr(p, cpu) - the ordinary pointer to CPU's copy of what p leads to
 * Arguments: p, the address of a per-CPU variable or of a part of one, or the value of
 * alloc_percpu(), evaluated once; cpu as above.
 * Context and errors: as per_cpu().
 */
#define per_cpu_ptr(p, cpu)		__PERCPU_PTR(p, cpu)

/*
 * raw_cpu_ptr(p) - the pointer to this CPU's copy
 * Arguments: p as in per_cpu_ptr().
 * Context: any; the caller accepts that it may be moved to another CPU at once.
 * Rule: Linux Documentation/core-api/this_cpu_ops.rst, "Special operations".
 */
#define raw_cpu_ptr(p)			__PERCPU_PTR(p, raw_smp_processor_id())

/*
 * this_cpu_ptr(p) - the same for code that stays on its CPU
 * Context: inside of preempt_disable() or get_cpu(), or where the CPU cannot change; the
 * pointer must not be used after that.
 */
#define this_cpu_ptr(p)			__PERCPU_PTR(p, smp_processor_id())

/*
 * __get_cpu_var(var), __raw_get_cpu_var(var) - this CPU's copy of a variable, an lvalue
 * Arguments: var as in per_cpu().
 * Context: as this_cpu_ptr() and raw_cpu_ptr().
 * Rule: Linux before 3.19; Documentation/core-api/this_cpu_ops.rst names this_cpu_ operations
 * as what to use today.
 */
#define __get_cpu_var(var)		__PERCPU_VAR(var, smp_processor_id())
#define __raw_get_cpu_var(var)		__PERCPU_VAR(var, raw_smp_processor_id())

/*
 * get_cpu_var(var), put_cpu_var(var) - this CPU's copy as an lvalue, kept until put_cpu_var()
 * Arguments: var as in per_cpu(); the same in both.
 * Context: any.  Do not sleep between the two.  The pair nests.
 * Rule: Linux include/linux/percpu-defs.h, "Must be an lvalue".
 */
#define get_cpu_var(var)						\
	(*__extension__ ({						\
		preempt_disable();					\
		&__PERCPU_VAR(var, smp_processor_id());			\
	}))
#define put_cpu_var(var)						\
	do {								\
		(void)sizeof(&(var));					\
		preempt_enable();					\
	} while (0)

/*
 * get_cpu_ptr(p), put_cpu_ptr(p) - the same for a pointer; gives an ordinary pointer
 * Arguments: p as in per_cpu_ptr(); evaluated by get_cpu_ptr() only.
 * Context: as get_cpu_var().
 */
#define get_cpu_ptr(p)							\
	__extension__ ({						\
		preempt_disable();					\
		__PERCPU_PTR(p, smp_processor_id());			\
	})
#define put_cpu_ptr(p)							\
	do {								\
		(void)sizeof(__PERCPU_PTR_TYPE(p));			\
		preempt_enable();					\
	} while (0)

/*
 * get_cpu(), put_cpu() - this CPU's number (unsigned int), kept until put_cpu()
 * Context: as get_cpu_var().
 * Rule: Linux include/linux/smp.h.
 */
#ifndef get_cpu
#define get_cpu()							\
	__extension__ ({						\
		preempt_disable();					\
		smp_processor_id();					\
	})
#endif
#ifndef put_cpu
#define put_cpu()		preempt_enable()
#endif

/* ------------------------------------------------------------------------- */
/* Operations on this CPU's copy                                             */
/* ------------------------------------------------------------------------- */

/*
 * this_cpu_OP(var, ...), __this_cpu_OP(var, ...), raw_cpu_OP(var, ...)
 *
 *	read(var)			value of this CPU's copy
 *	write(var, val)			copy = val
 *	add, sub, and, or(var, val)	copy += val, -= , &=, |=
 *	inc, dec(var)			copy += 1, -= 1
 *	add_return, sub_return(var, val), inc_return, dec_return(var)
 *					the same; give the new value
 *	xchg(var, val)			copy = val; gives the old value
 *	cmpxchg(var, old, new)		copy = new if it was old; gives the value found
 *	cmpxchg_double(var1, var2, old1, old2, new1, new2)
 *					both or none; gives 1 or 0
 *
 * Arguments: var, a per-CPU variable, or a member or an element of one, or *p of a per-CPU
 * pointer: a scalar (read, write, xchg: a struct also), no bit-field, no array.  Others are
 * converted to var's type (add, sub, and, or: promoted first).  All are evaluated once, before the
 * operation begins.
 * Context: this_cpu_: any; whole against interrupts and preemption of this CPU, by
 * raw_local_irq_save().  __this_cpu_: inside of a section that stays on its CPU, where no interrupt
 * touches the variable.  raw_cpu_: any, where a lost update or a wrong CPU does no harm.
 * None is whole against other CPUs.
 * Errors: none at run time.
 * Rule: Linux Documentation/core-api/this_cpu_ops.rst.
 */
#define __percpu_enter_irq(flags)	raw_local_irq_save(flags)
#define __percpu_leave_irq(flags)	raw_local_irq_restore(flags)
#define __percpu_enter_raw(flags)	((flags) = 0)
#define __percpu_leave_raw(flags)	((void)(flags))

#define __PERCPU_HERE(var)	__PERCPU_OP_PTR(&(var), raw_smp_processor_id())

#define __PERCPU_READ_1(var, how, n)					\
	__extension__ ({						\
		unsigned long __percpu_f##n;				\
		__percpu_enter##how(__percpu_f##n);			\
		__PERCPU_TYPE(var) __percpu_v##n =		\
			*__PERCPU_HERE(var);				\
		__percpu_leave##how(__percpu_f##n);			\
		__percpu_v##n;						\
	})
#define __PERCPU_WRITE_1(var, val, how, n)				\
	__extension__ ({						\
		__PERCPU_TYPE(var) __percpu_v##n = (val);	\
		unsigned long __percpu_f##n;				\
		__percpu_enter##how(__percpu_f##n);			\
		*__PERCPU_HERE(var) = __percpu_v##n;			\
		__percpu_leave##how(__percpu_f##n);			\
		(void)0;						\
	})
#define __PERCPU_RMW_1(var, op, val, how, n)				\
	__extension__ ({						\
		__typeof__((val) + 0) __percpu_v##n = (val);		\
		unsigned long __percpu_f##n;				\
		__percpu_enter##how(__percpu_f##n);			\
		*__PERCPU_HERE(var) op __percpu_v##n;			\
		__percpu_leave##how(__percpu_f##n);			\
		(void)0;						\
	})
#define __PERCPU_RMW_RETURN_1(var, op, val, how, n)			\
	__extension__ ({						\
		__typeof__((val) + 0) __percpu_v##n = (val);		\
		unsigned long __percpu_f##n;				\
		__percpu_enter##how(__percpu_f##n);			\
		__PERCPU_TYPE(var) __percpu_r##n =		\
			(*__PERCPU_HERE(var) op __percpu_v##n);		\
		__percpu_leave##how(__percpu_f##n);			\
		__percpu_r##n;						\
	})
#define __PERCPU_XCHG_1(var, val, how, n)				\
	__extension__ ({						\
		__PERCPU_TYPE(var) __percpu_v##n = (val);	\
		unsigned long __percpu_f##n;				\
		__percpu_enter##how(__percpu_f##n);			\
		__typeof__(&__percpu_v##n) __percpu_p##n =		\
			__PERCPU_HERE(var);				\
		__typeof__(__percpu_v##n) __percpu_o##n = *__percpu_p##n; \
		*__percpu_p##n = __percpu_v##n;				\
		__percpu_leave##how(__percpu_f##n);			\
		__percpu_o##n;						\
	})
#define __PERCPU_CMPXCHG_1(var, old, new_, how, n)			\
	__extension__ ({						\
		__PERCPU_TYPE(var) __percpu_e##n = (old);	\
		__typeof__(__percpu_e##n) __percpu_v##n = (new_);	\
		unsigned long __percpu_f##n;				\
		__percpu_enter##how(__percpu_f##n);			\
		__typeof__(&__percpu_v##n) __percpu_p##n =		\
			__PERCPU_HERE(var);				\
		__typeof__(__percpu_v##n) __percpu_o##n = *__percpu_p##n; \
		if (__percpu_o##n == __percpu_e##n)			\
			*__percpu_p##n = __percpu_v##n;			\
		__percpu_leave##how(__percpu_f##n);			\
		__percpu_o##n;						\
	})
#define __PERCPU_CMPXCHG2_1(var1, var2, old1, old2, new1, new2, how, n)	\
	__extension__ ({						\
		__PERCPU_TYPE(var1) __percpu_e##n = (old1); \
		__PERCPU_TYPE(var2) __percpu_g##n = (old2); \
		__typeof__(__percpu_e##n) __percpu_v##n = (new1);	\
		__typeof__(__percpu_g##n) __percpu_w##n = (new2);	\
		int __percpu_r##n;					\
		unsigned long __percpu_f##n;				\
		__percpu_enter##how(__percpu_f##n);			\
		__typeof__(&__percpu_v##n) __percpu_p##n =		\
			__PERCPU_HERE(var1);				\
		__typeof__(&__percpu_w##n) __percpu_q##n =		\
			__PERCPU_HERE(var2);				\
		__percpu_r##n = *__percpu_p##n == __percpu_e##n &&	\
				*__percpu_q##n == __percpu_g##n;	\
		if (__percpu_r##n) {					\
			*__percpu_p##n = __percpu_v##n;			\
			*__percpu_q##n = __percpu_w##n;			\
		}							\
		__percpu_leave##how(__percpu_f##n);			\
		__percpu_r##n;						\
	})

/* The extra level turns __COUNTER__ into a number before it is pasted. */
#define __PERCPU_READ_0(var, how, n)	__PERCPU_READ_1(var, how, n)
#define __PERCPU_WRITE_0(var, val, how, n)				\
	__PERCPU_WRITE_1(var, val, how, n)
#define __PERCPU_RMW_0(var, op, val, how, n)				\
	__PERCPU_RMW_1(var, op, val, how, n)
#define __PERCPU_RMW_RETURN_0(var, op, val, how, n)			\
	__PERCPU_RMW_RETURN_1(var, op, val, how, n)
#define __PERCPU_XCHG_0(var, val, how, n)				\
	__PERCPU_XCHG_1(var, val, how, n)
#define __PERCPU_CMPXCHG_0(var, old, new_, how, n)			\
	__PERCPU_CMPXCHG_1(var, old, new_, how, n)
#define __PERCPU_CMPXCHG2_0(var1, var2, old1, old2, new1, new2, how, n)	\
	__PERCPU_CMPXCHG2_1(var1, var2, old1, old2, new1, new2, how, n)

#define __PERCPU_READ(var, how)						\
	__PERCPU_READ_0(var, how, __COUNTER__)
#define __PERCPU_WRITE(var, val, how)					\
	__PERCPU_WRITE_0(var, val, how, __COUNTER__)
#define __PERCPU_RMW(var, op, val, how)					\
	__PERCPU_RMW_0(var, op, val, how, __COUNTER__)
#define __PERCPU_RMW_RETURN(var, op, val, how)				\
	__PERCPU_RMW_RETURN_0(var, op, val, how, __COUNTER__)
#define __PERCPU_XCHG(var, val, how)					\
	__PERCPU_XCHG_0(var, val, how, __COUNTER__)
#define __PERCPU_CMPXCHG(var, old, new_, how)				\
	__PERCPU_CMPXCHG_0(var, old, new_, how, __COUNTER__)
#define __PERCPU_CMPXCHG2(var1, var2, old1, old2, new1, new2, how)	\
	__PERCPU_CMPXCHG2_0(var1, var2, old1, old2, new1, new2, how,	\
			    __COUNTER__)

/* this_cpu_: whole against this CPU's interrupts. */
#define this_cpu_read(var)						\
	__PERCPU_READ(var, _irq)
#define this_cpu_write(var, val)					\
	__PERCPU_WRITE(var, val, _irq)
#define this_cpu_add(var, val)						\
	__PERCPU_RMW(var, +=, val, _irq)
#define this_cpu_sub(var, val)						\
	__PERCPU_RMW(var, -=, val, _irq)
#define this_cpu_and(var, val)						\
	__PERCPU_RMW(var, &=, val, _irq)
#define this_cpu_or(var, val)						\
	__PERCPU_RMW(var, |=, val, _irq)
#define this_cpu_inc(var)						\
	__PERCPU_RMW(var, +=, 1, _irq)
#define this_cpu_dec(var)						\
	__PERCPU_RMW(var, -=, 1, _irq)
#define this_cpu_add_return(var, val)					\
	__PERCPU_RMW_RETURN(var, +=, val, _irq)
#define this_cpu_sub_return(var, val)					\
	__PERCPU_RMW_RETURN(var, -=, val, _irq)
#define this_cpu_inc_return(var)					\
	__PERCPU_RMW_RETURN(var, +=, 1, _irq)
#define this_cpu_dec_return(var)					\
	__PERCPU_RMW_RETURN(var, -=, 1, _irq)
#define this_cpu_xchg(var, val)						\
	__PERCPU_XCHG(var, val, _irq)
#define this_cpu_cmpxchg(var, old, new_)				\
	__PERCPU_CMPXCHG(var, old, new_, _irq)
#define this_cpu_cmpxchg_double(var1, var2, old1, old2, new1, new2)	\
	__PERCPU_CMPXCHG2(var1, var2, old1, old2, new1, new2, _irq)

/* __this_cpu_: the caller stays on its CPU. */
#define __this_cpu_read(var)						\
	__PERCPU_READ(var, _raw)
#define __this_cpu_write(var, val)					\
	__PERCPU_WRITE(var, val, _raw)
#define __this_cpu_add(var, val)					\
	__PERCPU_RMW(var, +=, val, _raw)
#define __this_cpu_sub(var, val)					\
	__PERCPU_RMW(var, -=, val, _raw)
#define __this_cpu_and(var, val)					\
	__PERCPU_RMW(var, &=, val, _raw)
#define __this_cpu_or(var, val)						\
	__PERCPU_RMW(var, |=, val, _raw)
#define __this_cpu_inc(var)						\
	__PERCPU_RMW(var, +=, 1, _raw)
#define __this_cpu_dec(var)						\
	__PERCPU_RMW(var, -=, 1, _raw)
#define __this_cpu_add_return(var, val)					\
	__PERCPU_RMW_RETURN(var, +=, val, _raw)
#define __this_cpu_sub_return(var, val)					\
	__PERCPU_RMW_RETURN(var, -=, val, _raw)
#define __this_cpu_inc_return(var)					\
	__PERCPU_RMW_RETURN(var, +=, 1, _raw)
#define __this_cpu_dec_return(var)					\
	__PERCPU_RMW_RETURN(var, -=, 1, _raw)
#define __this_cpu_xchg(var, val)					\
	__PERCPU_XCHG(var, val, _raw)
#define __this_cpu_cmpxchg(var, old, new_)				\
	__PERCPU_CMPXCHG(var, old, new_, _raw)
#define __this_cpu_cmpxchg_double(var1, var2, old1, old2, new1, new2)	\
	__PERCPU_CMPXCHG2(var1, var2, old1, old2, new1, new2, _raw)

/* raw_cpu_: the caller does not mind. */
#define raw_cpu_read(var)						\
	__PERCPU_READ(var, _raw)
#define raw_cpu_write(var, val)						\
	__PERCPU_WRITE(var, val, _raw)
#define raw_cpu_add(var, val)						\
	__PERCPU_RMW(var, +=, val, _raw)
#define raw_cpu_sub(var, val)						\
	__PERCPU_RMW(var, -=, val, _raw)
#define raw_cpu_and(var, val)						\
	__PERCPU_RMW(var, &=, val, _raw)
#define raw_cpu_or(var, val)						\
	__PERCPU_RMW(var, |=, val, _raw)
#define raw_cpu_inc(var)						\
	__PERCPU_RMW(var, +=, 1, _raw)
#define raw_cpu_dec(var)						\
	__PERCPU_RMW(var, -=, 1, _raw)
#define raw_cpu_add_return(var, val)					\
	__PERCPU_RMW_RETURN(var, +=, val, _raw)
#define raw_cpu_sub_return(var, val)					\
	__PERCPU_RMW_RETURN(var, -=, val, _raw)
#define raw_cpu_inc_return(var)						\
	__PERCPU_RMW_RETURN(var, +=, 1, _raw)
#define raw_cpu_dec_return(var)						\
	__PERCPU_RMW_RETURN(var, -=, 1, _raw)
#define raw_cpu_xchg(var, val)						\
	__PERCPU_XCHG(var, val, _raw)
#define raw_cpu_cmpxchg(var, old, new_)					\
	__PERCPU_CMPXCHG(var, old, new_, _raw)
#define raw_cpu_cmpxchg_double(var1, var2, old1, old2, new1, new2)	\
	__PERCPU_CMPXCHG2(var1, var2, old1, old2, new1, new2, _raw)

/* ------------------------------------------------------------------------- */
/* Dynamic per-CPU memory                                                    */
/* ------------------------------------------------------------------------- */

/*
 * __alloc_percpu(size, align) - memory of which every CPU has its own copy
 * Arguments: size and align in bytes, per CPU; align a power of two.
 * Value: a per-CPU pointer, for per_cpu_ptr() and the others; all copies are zero.  NULL when
 * there is no memory, when an argument is no good, or before the target runs.
 * Context: may sleep.
 * Rule: Linux mm/percpu.c, __alloc_percpu().
 *
 * free_percpu(p) - gives it back
 * Arguments: p, a value of __alloc_percpu() or alloc_percpu(), or NULL.
 * Context: any that may take a lock; no CPU may use the memory any more.
 * Errors: anything else, also a second free, ends the program with a message.
 */
#if PERCPU_SMP || !defined(__STDC_HOSTED__) || !__STDC_HOSTED__

extern void __percpu *__alloc_percpu(size_t size, size_t align);
extern void free_percpu(void __percpu *p);

#else

#include <stdlib.h>

/* One CPU, hosted: the C library's memory; its own address is kept in front. */
static __inline__ __attribute__((__unused__)) void __percpu *
__alloc_percpu(size_t size, size_t align)
{
	char *memory, *aligned;

	if (!size || !align || (align & (align - 1)))
		return NULL;
	if (align < sizeof(void *))
		align = sizeof(void *);
	if (size > (size_t)-1 - align - sizeof(void *))
		return NULL;
	memory = (char *)calloc(1, size + align + sizeof(void *));
	if (!memory)
		return NULL;
	aligned = memory + sizeof(void *);
	aligned += -(size_t)aligned & (align - 1);
	((void **)(void *)aligned)[-1] = memory;
	return (void __percpu __force *)aligned;
}

static __inline__ __attribute__((__unused__)) void
free_percpu(void __percpu *p)
{
	if (p)
		free(((void **)(__force void *)p)[-1]);
}

#endif

/*
 * alloc_percpu(type) - one object of a type for every CPU
 * Arguments: type, any object type.
 * Value, context, errors: as __alloc_percpu(), with the type's size and alignment; the
 * value is a `type __percpu *'.
 */
#define alloc_percpu(type)						\
	((__typeof__(type) __percpu *)					\
	 __alloc_percpu(sizeof(type), __alignof__(type)))

#endif /* PERCPU_H */
