/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tiny stand-in for a Linux tree's per-CPU headers, for x86-64.  Adapted from
 * include/linux/percpu-defs.h, include/asm-generic/percpu.h and
 * arch/x86/include/asm/percpu.h of Linux 6.1.
 */
#ifndef KERNEL_MOCK_H
#define KERNEL_MOCK_H

#define PER_CPU_SECTION(sec) __attribute__ ((section (".data..percpu" sec)))
/* A patched tree says which definitions must not be static.  */
#ifdef KERNEL_MOCK_PATCHED
# define PER_CPU_KIND(kind) __attribute__ ((percpu (kind)))
#else
# define PER_CPU_KIND(kind)
#endif

#define DEFINE_PER_CPU(type, name) \
	PER_CPU_KIND ("define") PER_CPU_SECTION ("") __typeof__ (type) name
#define DEFINE_PER_CPU_READ_MOSTLY(type, name) \
	PER_CPU_KIND ("define") PER_CPU_SECTION ("..read_mostly") __typeof__ (type) name
#define DECLARE_PER_CPU(type, name) extern PER_CPU_SECTION ("") __typeof__ (type) name
#define DECLARE_MODULE_PER_CPU(type, name) \
	__attribute__ ((percpu ("module"))) extern PER_CPU_SECTION ("") __typeof__ (type) name
#define DEFINE_STATIC_PER_CPU(type, name) \
	PER_CPU_KIND ("static") static PER_CPU_SECTION ("") __typeof__ (type) name

extern unsigned long __per_cpu_offset[];

#define SHIFT_PERCPU_PTR(p, offset)					\
	({ unsigned long ptr_;						\
	   __asm__ ("" : "=r" (ptr_) : "0" (p));			\
	   (__typeof__ (p)) (ptr_ + (offset)); })
#define per_cpu_ptr(p, cpu) SHIFT_PERCPU_PTR (p, __per_cpu_offset[cpu])
#define per_cpu(var, cpu) (*per_cpu_ptr (&(var), cpu))

#ifdef __x86_64__
#define this_cpu_inc(var) __asm__ volatile ("incl %%gs:%0" : "+m" (var))
#define this_cpu_add(var, n) __asm__ volatile ("addl %1, %%gs:%0" : "+m" (var) : "ri" (n))
#define this_cpu_read(var) \
	({ __typeof__ (var) value_; __asm__ volatile ("movl %%gs:%1, %0" : "=r" (value_) : "m" (var)); value_; })
#define this_cpu_write(var, n) __asm__ volatile ("movl %1, %%gs:%0" : "+m" (var) : "ri" (n))
#define this_cpu_read_stable(var) \
	({ __typeof__ (var) value_; __asm__ ("movl %%gs:%P1, %0" : "=r" (value_) : "p" (&(var))); value_; })
#define arch_raw_cpu_ptr(p) \
	({ unsigned long ptr_; __asm__ volatile ("add %%gs:%1, %0" : "=r" (ptr_) : "m" (this_cpu_off), "0" (p)); \
	   (__typeof__ (p)) ptr_; })
extern PER_CPU_SECTION ("..read_mostly") unsigned long this_cpu_off;
#define this_cpu_ptr(p) arch_raw_cpu_ptr (p)
#endif

#endif
