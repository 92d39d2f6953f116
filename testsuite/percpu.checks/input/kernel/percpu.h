/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a machine adds, and the allocator. */
#ifndef MOCK_PERCPU_H
#define MOCK_PERCPU_H

#include "compiler.h"
#include "export.h"
#include "percpu-defs.h"

#define NR_CPUS			64
extern unsigned int nr_cpu_ids;
#define PER_CPU_ATTRIBUTES

#ifdef CONFIG_SMP
# define PER_CPU_BASE_SECTION	".data..percpu"
extern unsigned long __per_cpu_offset[NR_CPUS];
# define per_cpu_offset(x)	(__per_cpu_offset[x])
# define __percpu_prefix	"%%gs:"
#else
# define PER_CPU_BASE_SECTION	".data"
# define __percpu_prefix	""
#endif

/* ---- the machine ---- */

#if defined CONFIG_SMP && defined __x86_64__
DECLARE_PER_CPU(unsigned long, this_cpu_off);
# define __my_cpu_offset	this_cpu_read(this_cpu_off)
# define arch_raw_cpu_ptr(ptr)						\
({									\
	unsigned long sum__;						\
	__asm__ ("add " __percpu_prefix "%1, %0" : "=r"(sum__)		\
		 : "m"(this_cpu_off), "0"(ptr));			\
	(typeof(*(ptr)) __kernel __force *)sum__;			\
})
#elif defined CONFIG_SMP
extern int raw_smp_processor_id(void);
# define __my_cpu_offset	per_cpu_offset(raw_smp_processor_id())
# define arch_raw_cpu_ptr(ptr)	SHIFT_PERCPU_PTR(ptr, __my_cpu_offset)
#endif

/* For the boot processor, before there is another copy. */
#ifdef CONFIG_SMP
# define init_per_cpu_var(var)	init_per_cpu__##var
#else
# define init_per_cpu_var(var)	var
#endif
#define DECLARE_INIT_PER_CPU(var)					\
	extern typeof(var) init_per_cpu_var(var)

#ifdef __x86_64__

# ifdef MOCK_SEGMENT
#  ifdef CONFIG_SMP
#   define __segment		__seg_gs
#  else
#   define __segment
#  endif
#  define __my_cpu_type(var)	typeof(var) __segment
#  define __my_cpu_ptr(ptr)	(__my_cpu_type(*(ptr)) *)(unsigned long)(ptr)
#  define __my_cpu_var(var)	(*__my_cpu_ptr(&var))
#  define __operand		"%"
# else
#  define __my_cpu_var(var)	var
#  define __operand		__percpu_prefix "%"
# endif

# define percpu_from_op(size, mov, var)					\
({									\
	typeof(var) pfo_val__;						\
	__asm__ volatile (mov " " __operand "1, %0"			\
			  : "=r"(pfo_val__) : "m"(__my_cpu_var(var)));	\
	pfo_val__;							\
})
# define percpu_to_op(size, op, var, val)				\
do {									\
	typeof(var) pto_tmp__;						\
	if (0) {							\
		pto_tmp__ = (val);					\
		(void)pto_tmp__;					\
	}								\
	__asm__ volatile (op " %1, " __operand "0"			\
			  : "+m"(__my_cpu_var(var))			\
			  : "r"((typeof(var))(val)));			\
} while (0)

# ifdef MOCK_SEGMENT
#  define segment_read(qual, pcp)					\
({									\
	*(qual __my_cpu_type(pcp) *)__my_cpu_ptr(&(pcp));		\
})
#  define segment_write(qual, pcp, val)					\
do {									\
	*(qual __my_cpu_type(pcp) *)__my_cpu_ptr(&(pcp)) = (val);	\
} while (0)
#  define this_cpu_read_4(pcp)		segment_read(volatile, pcp)
#  define this_cpu_read_8(pcp)		segment_read(volatile, pcp)
#  define this_cpu_write_4(pcp, val)	segment_write(volatile, pcp, val)
#  define this_cpu_write_8(pcp, val)	segment_write(volatile, pcp, val)
#  define this_cpu_read_const(pcp)	segment_read(, pcp)
# else
#  define this_cpu_read_4(pcp)		percpu_from_op(4, "movl", pcp)
#  define this_cpu_read_8(pcp)		percpu_from_op(8, "movq", pcp)
#  define this_cpu_write_4(pcp, val)	percpu_to_op(4, "movl", pcp, val)
#  define this_cpu_write_8(pcp, val)	percpu_to_op(8, "movq", pcp, val)
#  define this_cpu_read_const(pcp)	this_cpu_read(pcp)
# endif
# define this_cpu_add_4(pcp, val)	percpu_to_op(4, "addl", pcp, val)
# define this_cpu_add_8(pcp, val)	percpu_to_op(8, "addq", pcp, val)

#endif

/* ---- what no machine has to add ---- */

#define raw_cpu_generic_read(pcp)	({ *raw_cpu_ptr(&(pcp)); })
#define raw_cpu_generic_to_op(pcp, val, op)				\
do {									\
	*raw_cpu_ptr(&(pcp)) op val;					\
} while (0)
#define raw_cpu_generic_add_return(pcp, val)				\
({									\
	typeof(pcp) *p__ = raw_cpu_ptr(&(pcp));				\
									\
	*p__ += val;							\
	*p__;								\
})
#define raw_cpu_generic_xchg(pcp, nval)					\
({									\
	typeof(pcp) *p__ = raw_cpu_ptr(&(pcp));				\
	typeof(pcp) old__ = *p__;					\
									\
	*p__ = nval;							\
	old__;								\
})
#define raw_cpu_generic_cmpxchg(pcp, oval, nval)			\
({									\
	typeof(pcp) *p__ = raw_cpu_ptr(&(pcp));				\
	typeof(pcp) old__ = *p__;					\
									\
	if (old__ == (oval))						\
		*p__ = nval;						\
	old__;								\
})
#define this_cpu_generic_read(pcp)					\
({									\
	typeof(pcp) ret__;						\
									\
	mock_preempt_disable();						\
	ret__ = *raw_cpu_ptr(&(pcp));			\
	mock_preempt_enable();						\
	ret__;								\
})

#define raw_cpu_read_1(pcp)		raw_cpu_generic_read(pcp)
#define raw_cpu_read_2(pcp)		raw_cpu_generic_read(pcp)
#define raw_cpu_read_4(pcp)		raw_cpu_generic_read(pcp)
#define raw_cpu_read_8(pcp)		raw_cpu_generic_read(pcp)
#define raw_cpu_write_1(pcp, val)	raw_cpu_generic_to_op(pcp, val, =)
#define raw_cpu_write_2(pcp, val)	raw_cpu_generic_to_op(pcp, val, =)
#define raw_cpu_write_4(pcp, val)	raw_cpu_generic_to_op(pcp, val, =)
#define raw_cpu_write_8(pcp, val)	raw_cpu_generic_to_op(pcp, val, =)
#define raw_cpu_add_1(pcp, val)		raw_cpu_generic_to_op(pcp, val, +=)
#define raw_cpu_add_2(pcp, val)		raw_cpu_generic_to_op(pcp, val, +=)
#define raw_cpu_add_4(pcp, val)		raw_cpu_generic_to_op(pcp, val, +=)
#define raw_cpu_add_8(pcp, val)		raw_cpu_generic_to_op(pcp, val, +=)

#define this_cpu_read_1(pcp)		this_cpu_generic_read(pcp)
#define this_cpu_read_2(pcp)		this_cpu_generic_read(pcp)
#define this_cpu_write_1(pcp, val)	raw_cpu_generic_to_op(pcp, val, =)
#define this_cpu_write_2(pcp, val)	raw_cpu_generic_to_op(pcp, val, =)
#define this_cpu_add_1(pcp, val)	raw_cpu_generic_to_op(pcp, val, +=)
#define this_cpu_add_2(pcp, val)	raw_cpu_generic_to_op(pcp, val, +=)
#ifndef this_cpu_read_4
# define this_cpu_read_4(pcp)		this_cpu_generic_read(pcp)
# define this_cpu_read_8(pcp)		this_cpu_generic_read(pcp)
# define this_cpu_write_4(pcp, val)	raw_cpu_generic_to_op(pcp, val, =)
# define this_cpu_write_8(pcp, val)	raw_cpu_generic_to_op(pcp, val, =)
# define this_cpu_add_4(pcp, val)	raw_cpu_generic_to_op(pcp, val, +=)
# define this_cpu_add_8(pcp, val)	raw_cpu_generic_to_op(pcp, val, +=)
#endif
#define this_cpu_add_return_1(pcp, val)	raw_cpu_generic_add_return(pcp, val)
#define this_cpu_add_return_2(pcp, val)	raw_cpu_generic_add_return(pcp, val)
#define this_cpu_add_return_4(pcp, val)	raw_cpu_generic_add_return(pcp, val)
#define this_cpu_add_return_8(pcp, val)	raw_cpu_generic_add_return(pcp, val)
#define this_cpu_xchg_1(pcp, nval)	raw_cpu_generic_xchg(pcp, nval)
#define this_cpu_xchg_2(pcp, nval)	raw_cpu_generic_xchg(pcp, nval)
#define this_cpu_xchg_4(pcp, nval)	raw_cpu_generic_xchg(pcp, nval)
#define this_cpu_xchg_8(pcp, nval)	raw_cpu_generic_xchg(pcp, nval)
#define this_cpu_cmpxchg_1(pcp, o, n)	raw_cpu_generic_cmpxchg(pcp, o, n)
#define this_cpu_cmpxchg_2(pcp, o, n)	raw_cpu_generic_cmpxchg(pcp, o, n)
#define this_cpu_cmpxchg_4(pcp, o, n)	raw_cpu_generic_cmpxchg(pcp, o, n)
#define this_cpu_cmpxchg_8(pcp, o, n)	raw_cpu_generic_cmpxchg(pcp, o, n)

/* ---- the allocator ---- */

extern void __percpu *__alloc_percpu(size_t size, size_t align);
extern void free_percpu(void __percpu *pdata);
#define alloc_percpu(type)						\
	(typeof(type) __percpu *)__alloc_percpu(sizeof(type), __alignof__(type))

#endif
