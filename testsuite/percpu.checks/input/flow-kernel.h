/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the flow checks see of Linux: sections, sleepers, this CPU.  PREEMPT_COUNT
 * tells whether preempt_disable () counts or is only a barrier.
 */
#ifndef FLOW_KERNEL_H
#define FLOW_KERNEL_H

#define NULL ((void *) 0)
typedef _Bool bool;
#define true 1
#define false 0
#define EINVAL 22
#define ENOMEM 12
typedef unsigned int gfp_t;
#define ___GFP_HIGH 0x20u
#define ___GFP_DIRECT_RECLAIM 0x400u
#define GFP_ATOMIC ((gfp_t) ___GFP_HIGH)
#define GFP_KERNEL ((gfp_t) (___GFP_DIRECT_RECLAIM | 0x800u))
#define unlikely(x) __builtin_expect (!!(x), 0)
#define barrier() __asm__ __volatile__ ("" : : : "memory")

#ifdef PREEMPT_COUNT
extern int __preempt_count;
static inline __attribute__ ((always_inline)) void __preempt_count_add (int n)
{
	__preempt_count += n;
}
static inline __attribute__ ((always_inline)) bool __preempt_count_dec_and_test (void)
{
	return --__preempt_count == 0;
}
void __preempt_schedule (void);
#define preempt_disable() do { __preempt_count_add (1); barrier (); } while (0)
#define preempt_enable()						\
	do {								\
		barrier ();						\
		if (unlikely (__preempt_count_dec_and_test ()))		\
			__preempt_schedule ();				\
	} while (0)
#else
#define preempt_disable() barrier ()
#define preempt_enable() barrier ()
#endif
void migrate_disable (void);
void migrate_enable (void);

unsigned long arch_local_irq_save (void);
void arch_local_irq_restore (unsigned long flags);
void arch_local_irq_disable (void);
void arch_local_irq_enable (void);
#define local_irq_disable() do { arch_local_irq_disable (); } while (0)
#define local_irq_enable() do { arch_local_irq_enable (); } while (0)
#define local_irq_save(flags) do { flags = arch_local_irq_save (); } while (0)
#define local_irq_restore(flags) do { arch_local_irq_restore (flags); } while (0)

extern int cpu_number;
#define raw_smp_processor_id()						\
	({ int cpu__; __asm__ ("" : "=r" (cpu__) : "m" (cpu_number)); cpu__; })
#define smp_processor_id() raw_smp_processor_id ()
#define get_cpu() ({ preempt_disable (); raw_smp_processor_id (); })
#define put_cpu() preempt_enable ()

extern unsigned long this_cpu_off;
#define raw_cpu_ptr(ptr)						\
	({								\
		unsigned long ptr__;					\
		__asm__ ("" : "=r" (ptr__) : "m" (this_cpu_off), "0" (ptr)); \
		(__typeof__ (*(ptr)) *) ptr__;				\
	})
#define this_cpu_ptr(ptr) raw_cpu_ptr (ptr)
#define get_cpu_ptr(var) ({ preempt_disable (); this_cpu_ptr (var); })
#define put_cpu_ptr(var) do { (void) (var); preempt_enable (); } while (0)
#define get_cpu_var(var) (*({ preempt_disable (); this_cpu_ptr (&var); }))
#define put_cpu_var(var) do { (void) &(var); preempt_enable (); } while (0)
#define __this_cpu_inc(var) ({ __asm__ ("" : "+m" (var)); })
#define this_cpu_inc(var) ({ __asm__ ("" : "+m" (var)); })

struct lock { int taken; };
void _raw_spin_lock (struct lock *lock);
void _raw_spin_unlock (struct lock *lock);
int _raw_spin_trylock (struct lock *lock);
static inline __attribute__ ((always_inline)) void spin_lock (struct lock *lock)
{
	_raw_spin_lock (lock);
}
static inline __attribute__ ((always_inline)) void spin_unlock (struct lock *lock)
{
	_raw_spin_unlock (lock);
}
void mutex_lock (struct lock *lock);
void mutex_unlock (struct lock *lock);
void msleep (unsigned int ms);
void schedule (void);
void *__kmalloc (unsigned long size, gfp_t flags);
static inline void *kmalloc (unsigned long size, gfp_t flags)
{
	return __kmalloc (size, flags);
}
void kfree (const void *memory);
int preempt_count (void);

/* guard (preempt), as include/linux/cleanup.h makes it. */
typedef struct { void *lock; } class_preempt_t;
static inline class_preempt_t class_preempt_constructor (void)
{
	class_preempt_t guard = { (void *) 1 };

	preempt_disable ();
	return guard;
}
static inline void class_preempt_destructor (class_preempt_t *guard)
{
	if (guard->lock) {
		preempt_enable ();
	}
}

struct stats { unsigned long packets, bytes; struct stats *peer; int list[4]; };
struct item { struct item *next; int wanted; };
extern struct stats stats;
extern int hits;
extern struct lock lock, mutex;
int work (int);
void use (struct stats *);
int printk (const char *, ...);

#endif
