/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Definitions, accessors, and operations by size. */
#ifndef MOCK_PERCPU_DEFS_H
#define MOCK_PERCPU_DEFS_H

#define __PCPU_ATTRS(sec)						\
	__percpu __attribute__((section(PER_CPU_BASE_SECTION sec)))	\
	PER_CPU_ATTRIBUTES
#define DECLARE_PER_CPU_SECTION(type, name, sec)			\
	extern __PCPU_ATTRS(sec) __typeof__(type) name
#define DEFINE_PER_CPU_SECTION(type, name, sec)				\
	__PCPU_ATTRS(sec) __typeof__(type) name

#define DECLARE_PER_CPU(type, name)					\
	DECLARE_PER_CPU_SECTION(type, name, "")
#define DEFINE_PER_CPU(type, name)					\
	DEFINE_PER_CPU_SECTION(type, name, "")
#define DECLARE_PER_CPU_READ_MOSTLY(type, name)				\
	DECLARE_PER_CPU_SECTION(type, name, "..read_mostly")
#define DEFINE_PER_CPU_READ_MOSTLY(type, name)				\
	DEFINE_PER_CPU_SECTION(type, name, "..read_mostly")
#define DECLARE_PER_CPU_ALIGNED(type, name)				\
	DECLARE_PER_CPU_SECTION(type, name, "..shared_aligned") __aligned(64)
#define DEFINE_PER_CPU_ALIGNED(type, name)				\
	DEFINE_PER_CPU_SECTION(type, name, "..shared_aligned") __aligned(64)

#define EXPORT_PER_CPU_SYMBOL(var)	EXPORT_SYMBOL(var)
#define EXPORT_PER_CPU_SYMBOL_GPL(var)	EXPORT_SYMBOL_GPL(var)

extern void mock_preempt_disable(void);
extern void mock_preempt_enable(void);

/* For Sparse, which compares the spaces; the sum makes an element of an array. */
#define __verify_pcpu_ptr(ptr)						\
do {									\
	const void __percpu *__vpp_verify = (typeof((ptr) + 0))NULL;	\
	(void)__vpp_verify;						\
} while (0)

#ifdef CONFIG_SMP

#define SHIFT_PERCPU_PTR(__p, __offset)					\
	RELOC_HIDE((typeof(*(__p)) __kernel __force *)(__p), (__offset))
#define per_cpu_ptr(ptr, cpu)						\
({									\
	__verify_pcpu_ptr(ptr);						\
	SHIFT_PERCPU_PTR((ptr), per_cpu_offset((cpu)));			\
})
#define raw_cpu_ptr(ptr)						\
({									\
	__verify_pcpu_ptr(ptr);						\
	arch_raw_cpu_ptr(ptr);						\
})
#define this_cpu_ptr(ptr)	raw_cpu_ptr(ptr)

#else

#define VERIFY_PERCPU_PTR(__p)						\
({									\
	__verify_pcpu_ptr(__p);						\
	(typeof(*(__p)) __kernel __force *)(__p);			\
})
#define per_cpu_ptr(ptr, cpu)	({ (void)(cpu); VERIFY_PERCPU_PTR(ptr); })
#define raw_cpu_ptr(ptr)	per_cpu_ptr(ptr, 0)
#define this_cpu_ptr(ptr)	raw_cpu_ptr(ptr)

#endif

#define per_cpu(var, cpu)	(*per_cpu_ptr(&(var), cpu))

#define get_cpu_var(var)						\
(*({									\
	mock_preempt_disable();						\
	this_cpu_ptr(&var);						\
}))
#define put_cpu_var(var)						\
do {									\
	(void)&(var);							\
	mock_preempt_enable();						\
} while (0)
#define get_cpu_ptr(var)						\
({									\
	mock_preempt_disable();						\
	this_cpu_ptr(var);						\
})
#define put_cpu_ptr(var)						\
do {									\
	(void)(var);							\
	mock_preempt_enable();						\
} while (0)

/* ---- one operation for each size ---- */

extern void __bad_size_call_parameter(void);

#define __pcpu_size_call_return(stem, variable)				\
({									\
	typeof(variable) value__;					\
	__verify_pcpu_ptr(&(variable));					\
	switch (sizeof(variable)) {					\
	case 1: value__ = stem##1(variable); break;			\
	case 2: value__ = stem##2(variable); break;			\
	case 4: value__ = stem##4(variable); break;			\
	case 8: value__ = stem##8(variable); break;			\
	default: __bad_size_call_parameter(); break;			\
	}								\
	value__;							\
})
#define __pcpu_size_call_return2(stem, variable, ...)			\
({									\
	typeof(variable) value2__;					\
	__verify_pcpu_ptr(&(variable));					\
	switch (sizeof(variable)) {					\
	case 1: value2__ = stem##1(variable, __VA_ARGS__); break;	\
	case 2: value2__ = stem##2(variable, __VA_ARGS__); break;	\
	case 4: value2__ = stem##4(variable, __VA_ARGS__); break;	\
	case 8: value2__ = stem##8(variable, __VA_ARGS__); break;	\
	default: __bad_size_call_parameter(); break;			\
	}								\
	value2__;							\
})
#define __pcpu_size_call(stem, variable, ...)				\
do {									\
	__verify_pcpu_ptr(&(variable));					\
	switch (sizeof(variable)) {					\
	case 1: stem##1(variable, __VA_ARGS__); break;			\
	case 2: stem##2(variable, __VA_ARGS__); break;			\
	case 4: stem##4(variable, __VA_ARGS__); break;			\
	case 8: stem##8(variable, __VA_ARGS__); break;			\
	default: __bad_size_call_parameter(); break;			\
	}								\
} while (0)

#define raw_cpu_read(pcp)		__pcpu_size_call_return(raw_cpu_read_, pcp)
#define raw_cpu_write(pcp, val)		__pcpu_size_call(raw_cpu_write_, pcp, val)
#define raw_cpu_add(pcp, val)		__pcpu_size_call(raw_cpu_add_, pcp, val)
#define raw_cpu_inc(pcp)		raw_cpu_add(pcp, 1)

#define __this_cpu_read(pcp)		raw_cpu_read(pcp)
#define __this_cpu_write(pcp, val)	raw_cpu_write(pcp, val)
#define __this_cpu_add(pcp, val)	raw_cpu_add(pcp, val)
#define __this_cpu_inc(pcp)		__this_cpu_add(pcp, 1)

#define this_cpu_read(pcp)		__pcpu_size_call_return(this_cpu_read_, pcp)
#define this_cpu_write(pcp, val)	__pcpu_size_call(this_cpu_write_, pcp, val)
#define this_cpu_add(pcp, val)		__pcpu_size_call(this_cpu_add_, pcp, val)
#define this_cpu_sub(pcp, val)		this_cpu_add(pcp, -(typeof(pcp))(val))
#define this_cpu_inc(pcp)		this_cpu_add(pcp, 1)
#define this_cpu_dec(pcp)		this_cpu_sub(pcp, 1)
#define this_cpu_add_return(pcp, val)					\
	__pcpu_size_call_return2(this_cpu_add_return_, pcp, val)
#define this_cpu_xchg(pcp, nval)					\
	__pcpu_size_call_return2(this_cpu_xchg_, pcp, nval)
#define this_cpu_cmpxchg(pcp, oval, nval)				\
	__pcpu_size_call_return2(this_cpu_cmpxchg_, pcp, oval, nval)

#endif
