/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An operation that holds the CPU while it lasts is one operation: nothing of it is a section.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#define preempt_enable_notrace() preempt_enable ()
#define protected(op, var, ...) ({					\
	preempt_disable ();						\
	__typeof__ (var) result__ = op (raw_cpu_ptr (&(var)), ##__VA_ARGS__); \
	preempt_enable_notrace ();					\
	result__;							\
})
#define load(ptr) (*(ptr))
#define exchange(ptr, value) __atomic_exchange_n (ptr, value, __ATOMIC_RELAXED)
#define this_cpu_read(var) protected (load, var)
#define this_cpu_xchg(var, value) protected (exchange, var, value)
#define early_initcall(fn) static void *addressable_##fn __attribute__ ((used)) = (void *) &fn

struct page { int number; };
extern struct page *cached;
extern int count;
void release (struct page *page);
void console (int cpu);

void free_cached (void)
{
	struct page *page = this_cpu_xchg (cached, 0);

	page->number = 0;			/* an ordinary object */
	release (page);
	release (this_cpu_read (cached));
	release (this_cpu_read (cached) + 1);
}

/* The caller may hold the CPU: the operation has ended nothing.  */
void count_all (void)
{
	if (this_cpu_xchg (count, 0))
		__this_cpu_inc (count);
	this_cpu_ptr (&count)[0]++;
	console (smp_processor_id ());
}

/* Before there are other CPUs.  */
static int first (void)
{
	console (smp_processor_id ());
	msleep (1);
	return 0;
}
early_initcall (first);
