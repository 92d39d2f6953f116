/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What every case of the corpus includes.  It gives one set of names to each tool:
 *
 *   the plugin, Sparse   percpu.h itself, in the form that it has for them
 *   CASE_CLANG           clang's noderef and address_space attributes
 *   CASE_SEG_GS          GCC's __seg_gs, as Linux 6.15's strict check on x86-64
 *   CASE_PLAIN           `__percpu' means nothing: what any C compiler says
 *
 * The last three get accessors of the kernel's form: the argument's address space is
 * checked by an assignment to a `const volatile void __percpu *', the result is an
 * ordinary pointer.  These compilers have no typeof that drops an address space, so the
 * types that the corpus uses are listed, arrays included: no tool is blamed for an
 * accessor that it could not be given.
 */
#ifndef CASE_H
#define CASE_H

/* A kernel whose CPU numbers have holes: percpu.h takes its functions. */
extern unsigned int num_online_cpus(void);
extern unsigned int num_possible_cpus(void);
extern int cpu_possible(unsigned int cpu);
#define num_online_cpus		num_online_cpus
#define num_possible_cpus	num_possible_cpus
#define cpu_possible		cpu_possible

#if defined(CASE_CLANG)
#define __percpu	__attribute__((noderef, address_space(5)))
#elif defined(CASE_SEG_GS)
#define __percpu	__seg_gs
#elif defined(CASE_PLAIN)
#define __percpu
#else
#include <percpu.h>
#endif

#include <stddef.h>

/* ------------------------------------------------------------------------- */
/* Types and functions that the cases use                                    */
/* ------------------------------------------------------------------------- */

struct pair {
	int a;
	int b;
};

struct stats {
	int packets;
	long bytes;
	int hist[4];
	struct pair pair;
	unsigned int flag : 1;
	unsigned int mode : 3;
	struct stats *next;
};

struct odd {
	char bytes[3];
};

struct flex {
	int length;
	int data[];
};

union word {
	int number;
	char bytes[4];
};

typedef int row_t[4];
typedef int grid_t[2][3];
typedef void (*handler_t)(void);

typedef struct {
	int counter;
} atomic_t;

typedef struct {
	int locked;
} spinlock_t;

/* A pointer of each kind in a structure. */
struct ordinary_ref {
	int *counter;
};
struct percpu_ref {
	int __percpu *counter;
};

extern int printf(const char *format, ...);
extern void *memset(void *to, int byte, size_t size);
extern void *memcpy(void *to, const void *from, size_t size);

extern void take(int *p);
extern void take_void(void *p);
extern void take_const_void(const void *p);
extern void take_percpu(int __percpu *p);
extern void take_percpu_void(const void __percpu *p);
extern void take_stats(struct stats s);
extern int use(long value);
extern int *find(void);
extern int __percpu *find_percpu(void);
extern void atomic_inc(atomic_t *v);
extern int atomic_read(const atomic_t *v);
extern void spin_lock(spinlock_t *lock);
extern void spin_unlock(spinlock_t *lock);

/* ------------------------------------------------------------------------- */
/* The names of percpu.h for the tools that do not get the header            */
/* ------------------------------------------------------------------------- */

#if defined(CASE_CLANG) || defined(CASE_SEG_GS) || defined(CASE_PLAIN)

#define __force

extern unsigned long __per_cpu_offset[];
extern unsigned int smp_processor_id(void);
extern unsigned int raw_smp_processor_id(void);
extern unsigned int nr_cpu_ids;
extern void preempt_disable(void);
extern void preempt_enable(void);

#define get_cpu()		smp_processor_id()
#define put_cpu()		preempt_enable()
#define for_each_possible_cpu(cpu)					\
	for ((cpu) = 0; (unsigned int)(cpu) < nr_cpu_ids; (cpu)++)	\
		if (!cpu_possible(cpu)) {				\
		} else
#define for_each_online_cpu(cpu)	for_each_possible_cpu(cpu)

#define CASE_IN(sec, name)						\
	__attribute__((__section__(".data.percpu" sec "." #name)))
#define CASE_ALIGNED	__attribute__((__aligned__(64)))

#define DEFINE_PER_CPU(type, name)					\
	CASE_IN("", name) __percpu __typeof__(type) name
#define DEFINE_STATIC_PER_CPU(type, name)				\
	static CASE_IN("", name) __percpu __typeof__(type) name
#define DECLARE_PER_CPU(type, name)					\
	extern CASE_IN("", name) __percpu __typeof__(type) name
#define DEFINE_PER_CPU_READ_MOSTLY(type, name)				\
	CASE_IN("..read_mostly", name) __percpu __typeof__(type) name
#define DECLARE_PER_CPU_READ_MOSTLY(type, name)				\
	extern CASE_IN("..read_mostly", name) __percpu __typeof__(type) name
#define DEFINE_PER_CPU_ALIGNED(type, name)				\
	CASE_IN("..shared_aligned", name) __percpu __typeof__(type) name CASE_ALIGNED
#define DECLARE_PER_CPU_ALIGNED(type, name)				\
	extern CASE_IN("..shared_aligned", name) __percpu			\
	__typeof__(type) name CASE_ALIGNED

#ifdef CASE_PLAIN

#define case_type(p)	__typeof__(0 ? (p) : (p))
#define case_verify(p)	((void)(p))

#else

#define case_verify(p)							\
	do {								\
		const volatile void __percpu *case_p =			\
			(__typeof__((p) + 0))0;				\
									\
		(void)case_p;						\
	} while (0)

/* The pointer type of P, without the address space of what it leads to. */
#define case_entry(type)						\
	__typeof__(type) __percpu *: (__typeof__(type) *)0,		\
	const __typeof__(type) __percpu *: (const __typeof__(type) *)0
#define case_type(p)							\
	__typeof__(_Generic((p),					\
		case_entry(void), case_entry(char), case_entry(int),	\
		case_entry(long), case_entry(unsigned int),		\
		case_entry(unsigned long), case_entry(int *),		\
		case_entry(char *), case_entry(void *),			\
		case_entry(int __percpu *),				\
		case_entry(void __percpu *),				\
		case_entry(struct pair), case_entry(struct stats),	\
		case_entry(struct stats *),				\
		case_entry(struct stats __percpu *),			\
		case_entry(struct odd), case_entry(struct flex),	\
		case_entry(union word), case_entry(handler_t),		\
		case_entry(atomic_t), case_entry(spinlock_t),		\
		case_entry(int [3]), case_entry(row_t),			\
		case_entry(grid_t), case_entry(row_t *),		\
		volatile int __percpu *: (volatile int *)0,		\
		default: (void *)0))

#endif

#define per_cpu_ptr(p, cpu)						\
	__extension__ ({						\
		case_verify(p);						\
		(case_type(p))((unsigned long)(p) +			\
			       __per_cpu_offset[cpu]);			\
	})
#define this_cpu_ptr(p)		per_cpu_ptr(p, smp_processor_id())
#define raw_cpu_ptr(p)		per_cpu_ptr(p, raw_smp_processor_id())
#define per_cpu(var, cpu)	(*per_cpu_ptr(&(var), cpu))
#define get_cpu_ptr(p)		(preempt_disable(), this_cpu_ptr(p))
#define put_cpu_ptr(p)		((void)sizeof(p), preempt_enable())
#define get_cpu_var(var)	(*get_cpu_ptr(&(var)))
#define put_cpu_var(var)	((void)sizeof(&(var)), preempt_enable())

#define this_cpu_read(var)						\
	__extension__ ({						\
		__typeof__(*(case_type(&(var)))0) case_value =		\
			*raw_cpu_ptr(&(var));				\
		case_value;						\
	})
#define this_cpu_write(var, val)	((void)(*raw_cpu_ptr(&(var)) = (val)))
#define this_cpu_add(var, val)		((void)(*raw_cpu_ptr(&(var)) += (val)))
#define this_cpu_inc(var)		this_cpu_add(var, 1)
#define this_cpu_dec(var)		this_cpu_add(var, -1)
#define this_cpu_or(var, val)		((void)(*raw_cpu_ptr(&(var)) |= (val)))
#define this_cpu_add_return(var, val)	(*raw_cpu_ptr(&(var)) += (val))
#define this_cpu_inc_return(var)	this_cpu_add_return(var, 1)
#define this_cpu_xchg(var, val)						\
	__atomic_exchange_n(raw_cpu_ptr(&(var)), val, __ATOMIC_RELAXED)
#define this_cpu_cmpxchg(var, old, new)					\
	__sync_val_compare_and_swap(raw_cpu_ptr(&(var)), old, new)
#define __this_cpu_read(var)		this_cpu_read(var)
#define __this_cpu_write(var, val)	this_cpu_write(var, val)
#define __this_cpu_inc(var)		this_cpu_inc(var)
#define raw_cpu_read(var)		this_cpu_read(var)

extern void __percpu *__alloc_percpu(size_t size, size_t align);
extern void free_percpu(void __percpu *p);
#define alloc_percpu(type)						\
	((__typeof__(type) __percpu *)					\
	 __alloc_percpu(sizeof(type), __alignof__(type)))

#endif /* own accessors */

#endif /* CASE_H */
