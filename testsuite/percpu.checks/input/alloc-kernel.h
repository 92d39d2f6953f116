/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What [percpu-alloc] sees of Linux, besides flow-kernel.h: memory of both kinds.  */
#ifndef ALLOC_KERNEL_H
#define ALLOC_KERNEL_H

#include "flow-kernel.h"

#define __malloc __attribute__ ((malloc))
typedef unsigned long size_t;
struct device;

void *__alloc_percpu (size_t size, size_t align) __malloc;
void *__alloc_percpu_gfp (size_t size, size_t align, gfp_t gfp) __malloc;
void free_percpu (void *memory);
void *__devm_alloc_percpu (struct device *dev, size_t size, size_t align);
int devm_add_action (struct device *dev, void (*action) (void *), void *data);
#define alloc_percpu(type)						\
	((__typeof__ (type) *) __alloc_percpu (sizeof (type), __alignof__ (type)))
#define alloc_percpu_gfp(type, gfp)					\
	((__typeof__ (type) *) __alloc_percpu_gfp (sizeof (type), __alignof__ (type), gfp))
#define devm_alloc_percpu(dev, type)					\
	((__typeof__ (type) *) __devm_alloc_percpu (dev, sizeof (type), __alignof__ (type)))

extern unsigned long __per_cpu_offset[];
#define per_cpu_ptr(ptr, cpu)						\
	({								\
		unsigned long ptr__;					\
		__asm__ ("" : "=r" (ptr__) : "0" (ptr));			\
		(__typeof__ (ptr)) (ptr__ + __per_cpu_offset[cpu]);	\
	})
extern unsigned int nr_cpu_ids;
unsigned int cpumask_next (int cpu);
#define for_each_possible_cpu(cpu)					\
	for (cpu = cpumask_next (-1); cpu < nr_cpu_ids; cpu = cpumask_next (cpu))

void *kzalloc (size_t size, gfp_t gfp) __malloc;
void *krealloc (void *memory, size_t size, gfp_t gfp);
void kvfree (const void *memory);
#define container_of(ptr, type, member)					\
	((type *) ((char *) (ptr) - __builtin_offsetof (type, member)))

#define MAX_ERRNO 4095
static inline void *ERR_PTR (long error) { return (void *) error; }
static inline long PTR_ERR (const void *ptr) { return (long) ptr; }
static inline bool IS_ERR (const void *ptr)
{
	return (unsigned long) ptr >= (unsigned long) -MAX_ERRNO;
}
static inline bool IS_ERR_OR_NULL (const void *ptr)
{
	return !ptr || IS_ERR (ptr);
}

void warn_here (void);
#define WARN_ON(condition)						\
	({								\
		int warn__ = !!(condition);				\
		if (unlikely (warn__))					\
			warn_here ();					\
		unlikely (warn__);					\
	})
#define BUG_ON(condition)						\
	do { if (unlikely (condition)) __builtin_trap (); } while (0)

struct list_head { struct list_head *next, *prev; };
struct kref { int count; };
void list_add (struct list_head *entry, struct list_head *head);
void kref_put (struct kref *kref, void (*release) (struct kref *));
struct rcu_head { struct rcu_head *next; void (*func) (struct rcu_head *); };
void call_rcu (struct rcu_head *head, void (*func) (struct rcu_head *));

/* What drivers make of it.  */
struct device { int number; };
struct port {
	struct list_head list;
	struct kref kref;
	struct rcu_head rcu;
	struct stats *stats, *old;
	int *counts;
	int flags;
	struct lock lock;
	char name[16];
};
extern struct list_head ports;
extern struct stats *all_stats;
int port_start (struct port *port);
int set_up (int);
void keep (void *);
int register_device (struct device *dev);

#endif
