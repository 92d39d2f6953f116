/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows of the accessor matrix.  A row is a per-CPU object of type T: a whole
 * variable, a member or an element.  For each row a function for all CPUs
 * (remote) and one that runs on every CPU (local) use every accessor, and every
 * result is compared with the memory at the address that the assembler and the
 * runtime give: RAW (root, offset, cpu).
 */

#ifndef PERCPU_MATRIX_H
#define PERCPU_MATRIX_H

#include <percpu.h>
#include <percpu_runtime.h>
#include "percpu-test.h"

/* Definitions and declarations from one line.  */
#if HAVE_DEFINE
# define VARIABLE(type, name)						\
	DEFINE_PER_CPU (type, name);					\
	EXPORT_PER_CPU_SYMBOL (name)
# define VARIABLE_INIT(type, name, ...)					\
	DEFINE_PER_CPU (type, name) = __VA_ARGS__;			\
	EXPORT_PER_CPU_SYMBOL (name)
#else
# define VARIABLE(type, name) DECLARE_PER_CPU (type, name)
# define VARIABLE_INIT(type, name, ...) DECLARE_PER_CPU (type, name)
#endif

#ifdef TEST_LTO
/* The link-time optimiser does not see the assembler's references.  */
# define IMAGE(name) extern int test_image_unused
# define RAW(name, offset, cpu) ((void *) per_cpu_ptr ((char __percpu *) &name + (offset), cpu))
#else
# define IMAGE(name) TEST_IMAGE (name)
# define RAW(name, offset, cpu)						\
	((void *) (image_of (name) + (offset) + __percpu_offset_table (image_of (name))[cpu]))
#endif

/* Without the plugin these accessors take plain names only.  */
#ifdef __PERCPU_PLUGIN__
# define PER_CPU(lv, cpu) per_cpu (lv, cpu)
# define GET(lv) __get_cpu_var (lv)
# define GET_BEGIN(lv) get_cpu_var (lv)
#else
# define PER_CPU(lv, cpu) (*per_cpu_ptr (&(lv), cpu))
# define GET(lv) (*this_cpu_ptr (&(lv)))
# define GET_BEGIN(lv) (*get_cpu_ptr (&(lv)))
#endif

#define EACH(cpu) for_each_possible_cpu (cpu)

/* Every accessor that gives an address or an lvalue; V1, V2: values.  */
#define ROW_REMOTE(id, T, root, lv, offset, v1, v2, EQ)			\
static NOINLINE void remote_##id (void)					\
{									\
	unsigned cpu;							\
									\
	test_group (#id " remote");					\
	EACH (cpu) {							\
		T *raw = RAW (root, offset, cpu);			\
		T a = v1 (cpu);							\
	T b = v2 (cpu);							\
									\
		memcpy ((void *) raw, (void *) &a, sizeof a);				\
		CHECK (&PER_CPU (lv, cpu) == raw);			\
		CHECK (per_cpu_ptr (&lv, cpu) == raw);			\
		CHECK (EQ (PER_CPU (lv, cpu), a));			\
		CHECK (EQ (*per_cpu_ptr (&lv, cpu), a));		\
		PER_CPU (lv, cpu) = b;					\
		CHECK (EQ (*raw, b));					\
		*per_cpu_ptr (&lv, cpu) = a;				\
		CHECK (EQ (*raw, a));					\
	}								\
	/* Nobody wrote into another CPU's copy.  */			\
	EACH (cpu) {							\
		T a = v1 (cpu);						\
		CHECK (EQ (*(T *) RAW (root, offset, cpu), a));		\
	}								\
}

#define ROW_LOCAL(id, T, root, lv, offset, v1, v2, EQ)			\
static NOINLINE void local_##id (void *unused)				\
{									\
	unsigned cpu = smp_processor_id ();				\
	T *raw = RAW (root, offset, cpu);				\
	T *p;								\
	T a = v1 (cpu);							\
	T b = v2 (cpu);							\
									\
	(void) unused;							\
	memcpy ((void *) raw, (void *) &a, sizeof a);					\
	CHECK (this_cpu_ptr (&lv) == raw);				\
	CHECK (raw_cpu_ptr (&lv) == raw);				\
	CHECK (&GET (lv) == raw);					\
	CHECK (EQ (GET (lv), a));					\
	GET (lv) = b;							\
	CHECK (EQ (*raw, b));						\
	p = &GET_BEGIN (lv);						\
	CHECK (p == raw);						\
	put_cpu_var (lv);						\
	GET_BEGIN (lv) = a;						\
	put_cpu_var (lv);						\
	CHECK (EQ (*raw, a));						\
	p = get_cpu_ptr (&lv);						\
	CHECK (p == raw);						\
	*p = b;								\
	put_cpu_ptr (&lv);						\
	CHECK (EQ (*this_cpu_ptr (&lv), b));				\
	*raw_cpu_ptr (&lv) = a;						\
	CHECK (EQ (*raw, a));						\
	this_cpu_write (lv, b);						\
	CHECK (EQ (*raw, b));						\
	CHECK (EQ (this_cpu_read (lv), b));				\
	__this_cpu_write (lv, a);					\
	CHECK (EQ (*raw, a));						\
	CHECK (EQ (__this_cpu_read (lv), a));				\
	raw_cpu_write (lv, b);						\
	CHECK (EQ (*raw, b));						\
	CHECK (EQ (raw_cpu_read (lv), b));				\
	CHECK (EQ (this_cpu_xchg (lv, a), b));				\
	CHECK (EQ (*raw, a));						\
	CHECK (EQ (__this_cpu_xchg (lv, b), a));			\
	CHECK (EQ (raw_cpu_xchg (lv, a), b));				\
	CHECK (EQ (*raw, a));						\
}									\
static NOINLINE void locals_##id (void)					\
{									\
	unsigned cpu;							\
									\
	test_group (#id " local");					\
	percpu_on_each_cpu (local_##id, NULL);				\
	EACH (cpu) {							\
		T a = v1 (cpu);						\
		CHECK (EQ (*(T *) RAW (root, offset, cpu), a));		\
	}								\
}

/* The arithmetic operations of one family; 20 is where they begin.  */
#define FAMILY(F, lv, raw)						\
	*raw = 20;							\
	F##_write (lv, 21);						\
	CHECK (*raw == 21);						\
	CHECK (F##_read (lv) == 21);					\
	F##_add (lv, 4);						\
	CHECK (*raw == 25);						\
	F##_sub (lv, 3);						\
	CHECK (*raw == 22);						\
	F##_inc (lv);							\
	CHECK (*raw == 23);						\
	F##_dec (lv);							\
	CHECK (*raw == 22);						\
	F##_and (lv, 0x16 & ~2);					\
	CHECK (*raw == 20);						\
	F##_or (lv, 3);							\
	CHECK (*raw == 23);						\
	CHECK (F##_add_return (lv, 5) == 28);				\
	CHECK (F##_sub_return (lv, 2) == 26);				\
	CHECK (F##_inc_return (lv) == 27);				\
	CHECK (F##_dec_return (lv) == 26);				\
	CHECK (*raw == 26);						\
	CHECK (F##_xchg (lv, 31) == 26);				\
	CHECK (*raw == 31);						\
	CHECK (F##_cmpxchg (lv, 30, 40) == 31);				\
	CHECK (*raw == 31);						\
	CHECK (F##_cmpxchg (lv, 31, 40) == 31);				\
	CHECK (*raw == 40)

#define ROW_OPS(id, T, root, lv, offset)				\
static NOINLINE void ops_on_##id (void *unused)				\
{									\
	unsigned cpu = smp_processor_id ();				\
	T *raw = RAW (root, offset, cpu);				\
									\
	(void) unused;							\
	FAMILY (this_cpu, lv, raw);					\
	FAMILY (__this_cpu, lv, raw);					\
	FAMILY (raw_cpu, lv, raw);					\
	GET (lv) += 2;							\
	CHECK (*raw == 42);						\
	GET (lv)++;							\
	CHECK (*raw == 43);						\
	CHECK (GET_BEGIN (lv)-- == 43);					\
	put_cpu_var (lv);						\
	*raw = (T) (60 + cpu);						\
}									\
static NOINLINE void ops_##id (void)					\
{									\
	unsigned cpu;							\
									\
	test_group (#id " operations");					\
	percpu_on_each_cpu (ops_on_##id, NULL);				\
	EACH (cpu) {							\
		CHECK (PER_CPU (lv, cpu) == (T) (60 + cpu));		\
		PER_CPU (lv, cpu) += 1;					\
		CHECK (*(T *) RAW (root, offset, cpu) == (T) (61 + cpu)); \
	}								\
}

#define SAME(x, y) ((x) == (y))
#define V_INT1(cpu) 17 + (cpu)
#define V_INT2(cpu) 99 - (cpu)

#endif
