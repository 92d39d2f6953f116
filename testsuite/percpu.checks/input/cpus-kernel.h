/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What [percpu-cpus] sees of Linux: copies of CPUs, masks, hotplug, what is kept in them. */
#ifndef CPUS_KERNEL_H
#define CPUS_KERNEL_H

#define NULL ((void *) 0)
#define NR_CPUS 64
#define ENOMEM 12
#define __init __attribute__ ((section (".init.text")))
typedef unsigned int u32;
typedef unsigned long long u64;
typedef unsigned int gfp_t;
typedef _Bool bool;
#define GFP_KERNEL ((gfp_t) 0xcc0u)

struct cpumask { unsigned long bits[1]; };
extern struct cpumask __cpu_possible_mask, __cpu_online_mask, __cpu_present_mask;
#define cpu_possible_mask ((const struct cpumask *) &__cpu_possible_mask)
#define cpu_online_mask ((const struct cpumask *) &__cpu_online_mask)
#define cpu_present_mask ((const struct cpumask *) &__cpu_present_mask)
extern unsigned int nr_cpu_ids;
unsigned int cpumask_next (int n, const struct cpumask *mask);
unsigned long find_next_bit (const unsigned long *bits, unsigned long size,
			     unsigned long start);
bool cpumask_test_cpu (int cpu, const struct cpumask *mask);
static inline bool cpu_online (unsigned int cpu)
{
	return cpumask_test_cpu (cpu, cpu_online_mask);
}

/* Both forms that the kernel has had. */
#ifdef FIND_BIT
#define for_each_cpu(cpu, mask)						\
	for ((cpu) = 0; (cpu) = find_next_bit ((mask)->bits, nr_cpu_ids, (cpu)), \
	     (unsigned int) (cpu) < nr_cpu_ids; (cpu)++)
#else
#define for_each_cpu(cpu, mask)						\
	for ((cpu) = -1; (cpu) = cpumask_next ((cpu), (mask)),		\
	     (unsigned int) (cpu) < nr_cpu_ids;)
#endif
#define for_each_possible_cpu(cpu) for_each_cpu ((cpu), cpu_possible_mask)
#define for_each_online_cpu(cpu) for_each_cpu ((cpu), cpu_online_mask)
#define for_each_present_cpu(cpu) for_each_cpu ((cpu), cpu_present_mask)

#define __percpu
#define DEFINE_PER_CPU(type, name)					\
	__attribute__ ((section (".data..percpu"))) __typeof__ (type) name
extern unsigned long __per_cpu_offset[NR_CPUS];
#define per_cpu_offset(x) (__per_cpu_offset[x])
#define SHIFT_PERCPU_PTR(p, offset)					\
	({								\
		unsigned long __ptr;					\
		__asm__ ("" : "=r" (__ptr) : "0" (p));			\
		(__typeof__ (p)) (__ptr + (offset));			\
	})
#define per_cpu_ptr(p, cpu) SHIFT_PERCPU_PTR ((p), per_cpu_offset ((cpu)))
#define per_cpu(var, cpu) (*per_cpu_ptr (&(var), cpu))
extern unsigned long this_cpu_off;
extern int cpu_number;
#define raw_smp_processor_id()						\
	({ int cpu__; __asm__ ("" : "=r" (cpu__) : "m" (cpu_number)); cpu__; })
#define smp_processor_id() raw_smp_processor_id ()
void *__alloc_percpu (unsigned long size, unsigned long align);
#define alloc_percpu(type) ((type *) __alloc_percpu (sizeof (type), __alignof__ (type)))
void free_percpu (void *);

#define READ_ONCE(x) (*(const volatile __typeof__ (x) *) &(x))
#define xchg(ptr, value)						\
	({								\
		__typeof__ (*(ptr)) old__ = (value);			\
		__asm__ ("" : "+r" (old__), "+m" (*(ptr)));		\
		old__;							\
	})
typedef struct { int counter; } atomic_t;
static inline int atomic_read (const atomic_t *v) { return READ_ONCE (v->counter); }

struct list_head { struct list_head *next, *prev; };
static inline void INIT_LIST_HEAD (struct list_head *list)
{
	list->next = list;
	list->prev = list;
}
typedef struct { int taken; } spinlock_t;
#define spin_lock_init(lock) do { *(lock) = (spinlock_t) { 0 }; } while (0)
struct work_struct { struct list_head entry; void (*func) (struct work_struct *); };
#define INIT_WORK(work, f)						\
	do { INIT_LIST_HEAD (&(work)->entry); (work)->func = (f); } while (0)
struct timer_list { struct list_head entry; void (*function) (struct timer_list *); };
void init_timer_key (struct timer_list *, void (*) (struct timer_list *));
#define timer_setup(timer, f, flags) init_timer_key ((timer), (f))
int del_timer_sync (struct timer_list *);
void add_timer_on (struct timer_list *, int cpu);
struct workqueue_struct;
extern struct workqueue_struct *system_wq, *system_unbound_wq, *own_wq;
bool queue_work_on (int cpu, struct workqueue_struct *, struct work_struct *);
bool schedule_work_on (int cpu, struct work_struct *);
bool flush_work (struct work_struct *);
void *kmalloc (unsigned long, gfp_t);
void *kzalloc (unsigned long, gfp_t);
void kfree (const void *);
void *memset (void *, int, unsigned long);
void cpus_read_lock (void);
void cpus_read_unlock (void);
int cpuhp_setup_state (int state, const char *name, int (*up) (unsigned int),
		       int (*down) (unsigned int));
int printk (const char *, ...);

struct stats {
	u64 packets, bytes;
	atomic_t drops;
	spinlock_t lock;
	struct list_head list;
	struct work_struct work;
	struct timer_list timer;
	int *buffer;
};
struct device {
	struct stats *stats;
	u64 total;
};
int work (int);

#endif
